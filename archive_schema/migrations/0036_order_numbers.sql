-- Numbers of orders are read in words (令第二百六十八号), and 国务院令 is 中华人民共和国国务院令: all texts are read again.

INSERT INTO reading_waiting SELECT id FROM entry WHERE true ON CONFLICT DO NOTHING;
