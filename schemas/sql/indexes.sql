-- The indexes for those who read. gz-load makes the missing ones when a load ends:
-- into a new database it is faster to put the rows first. Those on which loading
-- itself depends stand with the tables.

CREATE INDEX IF NOT EXISTS issues_place ON issues (region_code, year, number);
CREATE INDEX IF NOT EXISTS corrections_rule ON corrections (rule);
CREATE INDEX IF NOT EXISTS documents_number ON documents (doc_number);
CREATE INDEX IF NOT EXISTS documents_year ON documents (year, kind);
CREATE INDEX IF NOT EXISTS responsibility_org ON responsibility (org);
CREATE INDEX IF NOT EXISTS quantities_unit ON quantities (unit, value);
CREATE INDEX IF NOT EXISTS quantities_due ON quantities (due);
CREATE INDEX IF NOT EXISTS parties_name ON parties (name);
CREATE INDEX IF NOT EXISTS citations_title ON citations (title);
CREATE INDEX IF NOT EXISTS citations_key ON citations (title_key);
CREATE INDEX IF NOT EXISTS citations_number ON citations (doc_number);
CREATE INDEX IF NOT EXISTS diagnostics_code ON diagnostics (code);
