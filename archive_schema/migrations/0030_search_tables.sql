-- The index of search is made anew in four tables of one document each per row, for less room and quicker answers: what
-- stands above a text (its head: titles, number, issuers, persons) apart from the text, and single characters apart from
-- pairs. The body is the first column, whose places take two bytes less for each word of each document; characters have
-- no places at all. Tokens are cut at spaces alone: the compared form of a text has no other separators.

DROP TABLE search_pairs;

CREATE VIRTUAL TABLE search_pairs USING fts5 (
  body,
  content = '',
  tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

CREATE VIRTUAL TABLE search_head_pairs USING fts5 (
  title, number, issuer, person,
  content = '',
  tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

CREATE VIRTUAL TABLE search_characters USING fts5 (
  body,                          -- every character of the text once, for queries of one character
  content = '', detail = none, columnsize = 0,
  tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

CREATE VIRTUAL TABLE search_head_characters USING fts5 (
  title, number, issuer, person,
  content = '', detail = column, columnsize = 0,
  tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

-- What is indexed in one transaction is sorted in memory and written once.
INSERT INTO search_pairs (search_pairs, rank) VALUES ('hashsize', 67108864);

DELETE FROM search_doc;

UPDATE search_begun SET after_doc = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'search_doc'), 0);

DELETE FROM search_waiting;

INSERT INTO search_waiting SELECT id FROM entry;
