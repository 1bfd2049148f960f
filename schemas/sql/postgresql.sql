-- Search in PostgreSQL: a GIN index over single characters and pairs of them.
--
-- It needs no extension, works in every locale, and answers words of one, two
-- or more characters exactly. gz-load computes the numbers; a character or a pair
-- is one number, gazette_grams gives those of a word, and for a word of more than
-- two characters the text itself then decides. Without the index the same
-- queries give the same rows, by reading all.
--
--     SELECT n.document, n.path, n.text FROM search s JOIN nodes n ON n.id = s.node
--     WHERE s.grams @> gazette_grams('行政处罚')
--       AND strpos(gazette_search_text(n.heading, n.text), gazette_fold('行政处罚')) > 0;

CREATE TABLE search (
    node INTEGER PRIMARY KEY REFERENCES nodes (id) ON DELETE CASCADE,
    -- Each character of heading and text, and each two that follow one another, in
    -- order, each once: 65536 * (the one before, or 0) + the character. Characters
    -- above U+FFFF count as 55296 + their last eleven bits. Folded as below.
    grams INTEGER[] NOT NULL
);

-- ASCII capitals as small letters, and no spaces: 2024 年 is found as 2024年.
CREATE FUNCTION gazette_fold(t TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT translate(t, E'ABCDEFGHIJKLMNOPQRSTUVWXYZ \t\n\u000B\f\r\u0085\u00A0\u00AD\u2000\u2001\u2002\u2003'
   '\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200D\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF',
   'abcdefghijklmnopqrstuvwxyz') $$;

-- Heading and text of a node as they are searched; the sign between them keeps
-- a word from being found across both.
CREATE FUNCTION gazette_search_text(heading TEXT, t TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT gazette_fold(COALESCE(heading, '')) || E'\u001F' || gazette_fold(COALESCE(t, '')) $$;

-- The number of a character.
CREATE FUNCTION gazette_gram(c TEXT) RETURNS INTEGER
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT CASE WHEN ascii(c) > 65535 THEN 55296 | (ascii(c) & 2047) ELSE ascii(c) END $$;

-- What a word asks of the index: its pairs, or the character it consists of.
CREATE FUNCTION gazette_grams(word TEXT) RETURNS INTEGER[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT CASE WHEN length(gazette_fold(word)) < 2 THEN ARRAY[gazette_gram(gazette_fold(word))] ELSE
     (SELECT array_agg(DISTINCT gazette_gram(substr(gazette_fold(word), i, 1)) << 16
                                | gazette_gram(substr(gazette_fold(word), i + 1, 1)))
      FROM generate_series(1, length(gazette_fold(word)) - 1) i) END $$;
