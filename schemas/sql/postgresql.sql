-- Search in PostgreSQL: a GIN index over single characters and pairs of them.
--
-- It needs no extension, works in every locale, and answers words of one, two
-- or more characters; the condition on the text itself then makes the answer
-- exact. Without the index the same queries give the same rows, by reading all.
--
--     SELECT document, path, text FROM nodes
--     WHERE gazette_grams(gazette_search_text(heading, text)) @> gazette_query_grams('处罚')
--       AND strpos(gazette_search_text(heading, text), gazette_fold('处罚')) > 0;

-- ASCII capitals as small letters, and no spaces: 2024 年 is found as 2024年.
CREATE OR REPLACE FUNCTION gazette_fold(t TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT translate(t, E'ABCDEFGHIJKLMNOPQRSTUVWXYZ \t\n\r\u3000', 'abcdefghijklmnopqrstuvwxyz') $$;

-- Heading and text of a node as they are searched; the sign between them keeps
-- a word from being found across both.
CREATE OR REPLACE FUNCTION gazette_search_text(heading TEXT, t TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT gazette_fold(COALESCE(heading, '')) || E'\u001F' || gazette_fold(COALESCE(t, '')) $$;

-- Every character and every pair of neighbours.
CREATE OR REPLACE FUNCTION gazette_grams(t TEXT) RETURNS TEXT[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT COALESCE(array_agg(DISTINCT g), '{}') FROM (
     SELECT unnest(ARRAY[c, c || lead(c) OVER (ORDER BY n)]) AS g
     FROM unnest(string_to_array(t, NULL)) WITH ORDINALITY AS u (c, n)) grams
   WHERE g IS NOT NULL $$;

-- What a query asks of the index: the pairs, or the character it consists of.
CREATE OR REPLACE FUNCTION gazette_query_grams(q TEXT) RETURNS TEXT[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT CASE WHEN length(gazette_fold(q)) < 2 THEN string_to_array(gazette_fold(q), NULL) ELSE
     (SELECT array_agg(DISTINCT substr(gazette_fold(q), i, 2))
      FROM generate_series(1, length(gazette_fold(q)) - 1) i) END $$;
