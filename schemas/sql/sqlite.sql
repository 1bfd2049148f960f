-- Search in SQLite: FTS5 over single characters.
--
-- Chinese is not written in words, so the tables of FTS5 are given every
-- character as a word of its own ("行 政 处 罚"), and a query is a phrase of
-- characters. So words of one, two or any number of characters are found, each
-- exactly. The tokenizer is the one that SQLite brings: the file opens in
-- sqlite3, Datasette and whatever else has FTS5.
--
--     SELECT n.document, n.path, n.text FROM search JOIN nodes n ON n.id = search.rowid
--     WHERE search MATCH '"处 罚"' ORDER BY rank LIMIT 20;
--
-- The index is contentless: it holds no second copy of the text. gz-load adds
-- and removes its rows with the nodes; signs that are neither letters nor
-- digits are not indexed.
CREATE VIRTUAL TABLE search USING fts5 (
    title,      -- of documents and attachments
    heading,
    text,
    content = '',
    tokenize = "unicode61 remove_diacritics 0"
);

-- A hit in a title counts ten times one in the text, one in a heading four times.
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10.0, 4.0, 1.0)');
