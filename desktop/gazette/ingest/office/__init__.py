"""Files of office programs that LibreOffice reads for us: .doc, .wps, .rtf, .odt → Word, which our own reader reads."""
