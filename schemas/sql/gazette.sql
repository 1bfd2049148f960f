-- The relational form of the records of the gazette toolkit: one schema for
-- SQLite and PostgreSQL. gz-load creates it and keeps it; it may be loaded by
-- hand as well. Beside it sqlite.sql or postgresql.sql add the search, and
-- indexes.sql the indexes that loading does not need.
--
-- Keys are the ids of the records, so that rows of different loads and
-- machines can be joined. Dates are ISO 8601 text (2026-04-10, also 2026-04 or
-- 2026 where the text says no more) and sort as text. Lines count from 1 in
-- the raw input. NULL means that the source does not say.

CREATE TABLE gazette_meta (
    name TEXT PRIMARY KEY,      -- layout, created_by, next_node
    value TEXT NOT NULL
);

-- ---- What was read ---------------------------------------------------------

-- One issue of a gazette (公报一期). A text without masthead makes an issue of
-- its own, whose id is the hash of that text.
CREATE TABLE issues (
    id TEXT PRIMARY KEY,        -- 371322/2026/1, or sha256:...
    name TEXT,                  -- 郯城县人民政府公报
    publisher TEXT,             -- 郯城县人民政府
    region_code TEXT,           -- division code, GB/T 2260
    year INTEGER,
    number INTEGER,             -- 期
    total_number INTEGER,       -- 总第N期
    publish_date TEXT,
    source_name TEXT,           -- file the text was read from
    source_lines INTEGER,
    source_sha256 TEXT,         -- of the clean text
    documents INTEGER,          -- how many the issue holds
    record_sha256 TEXT          -- of the record, to see what changed; NULL: record not loaded yet
);

-- One input of gz-clean (from its correction log).
CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    encoding TEXT,
    mixed BOOLEAN,              -- more than one encoding occurred
    bytes BIGINT,
    clean_bytes BIGINT,
    lines INTEGER,
    sha256 TEXT,                -- of the raw bytes
    corrections INTEGER,        -- made
    reported INTEGER,           -- seen, not made
    record_sha256 TEXT          -- of the whole log of this source
);

-- Every character that gz-clean changed, or would have changed.
CREATE TABLE corrections (
    source TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    position INTEGER NOT NULL,  -- order in the log, from 0
    line INTEGER NOT NULL,
    col INTEGER NOT NULL,       -- characters from 1, in the decoded raw line
    before TEXT NOT NULL,
    after TEXT,                 -- NULL when no single reading is offered
    rule TEXT NOT NULL,
    confidence TEXT NOT NULL,   -- certain, likely, ...
    candidates TEXT,            -- then the readings that compete, one a line
    applied BOOLEAN NOT NULL,
    evidence TEXT,
    bytes TEXT,                 -- raw bytes that could not be decoded
    byte_offset BIGINT,         -- where they stand in the source, from 0
    PRIMARY KEY (source, position)
);

-- ---- The issue's own parts ---------------------------------------------------

-- The contents page (目录), as printed.
CREATE TABLE toc (
    issue TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,  -- from 0
    section TEXT,               -- 县政府办公室文件
    title TEXT,
    doc_number TEXT,            -- as printed there
    page INTEGER,
    line INTEGER,
    document TEXT,              -- id of the document it was matched to
    PRIMARY KEY (issue, position)
);

-- What stands before the contents page, paragraph by paragraph.
CREATE TABLE front_matter (
    issue TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,  -- of the part, from 0
    paragraph INTEGER NOT NULL, -- within the part, from 0
    heading TEXT,
    text TEXT,
    line INTEGER,
    end_line INTEGER,
    PRIMARY KEY (issue, position, paragraph)
);

-- ---- Documents ---------------------------------------------------------------

-- One official document (公文), GB/T 9704-2012.
CREATE TABLE documents (
    id TEXT PRIMARY KEY,        -- 371322/2026/1/1
    issue TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,       -- place within the issue, from 1
    source_name TEXT,
    line INTEGER,
    end_line INTEGER,
    format TEXT,                -- document, letter, order, minutes, announcement
    title TEXT,                 -- 标题
    kind TEXT,                  -- notice, reply, decision, ... (文种)
    kind_zh TEXT,               -- 通知
    draft_status TEXT,
    doc_number TEXT,            -- 发文字号, in its normal form
    doc_number_raw TEXT,        -- as printed
    doc_code TEXT,              -- 郯政办字
    doc_region TEXT,
    doc_organ TEXT,
    doc_series TEXT,
    doc_year INTEGER,
    doc_serial INTEGER,
    registration_number TEXT,
    order_number TEXT,          -- 第337号 of an order (令)
    issuer_masthead TEXT,       -- 发文机关标志
    copy_number TEXT,           -- 份号
    secrecy TEXT,               -- 密级和保密期限
    urgency TEXT,               -- 紧急程度
    signer_office TEXT,         -- 省长
    signer_name TEXT,
    date_signed TEXT,           -- 成文日期
    date_signed_raw TEXT,
    adopted_date TEXT,
    adopted_by TEXT,
    effective_date TEXT,        -- 施行日期
    expiry_date TEXT,           -- 有效期至, inclusive
    effective_rule TEXT,        -- how effective_date was found: fixed, signed, adopted, ...
    expiry_rule TEXT,           -- fixed, term
    interpreter TEXT,
    openness TEXT,              -- public, on_request, not_public
    print_org TEXT,             -- 印发机关
    print_date TEXT,
    print_date_raw TEXT,        -- as printed, with 印发
    year INTEGER,               -- of the signature, else of the number, else of the issue
    record_sha256 TEXT NOT NULL
);
CREATE INDEX documents_issue ON documents (issue, seq);

-- What a document issues (印发的文件) or lists as 附件.
CREATE TABLE attachments (
    id TEXT PRIMARY KEY,        -- 371322/2026/1/1/att_1
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,  -- from 0
    eid TEXT NOT NULL,          -- att_1: its node, and the prefix of those below
    role TEXT,                  -- issued_text, annex
    label TEXT,                 -- 附件1
    title TEXT,
    kind TEXT,
    kind_zh TEXT,
    draft_status TEXT,
    effective_date TEXT,
    expiry_date TEXT,
    effective_rule TEXT,
    expiry_rule TEXT,
    interpreter TEXT,
    line INTEGER,
    end_line INTEGER
);
CREATE INDEX attachments_document ON attachments (document, position);

-- The tree, node by node in the order of the text. A document's root has the
-- type `document` and the eid '', an attachment's the type `attachment`; they
-- bear the titles. What stands below a node has its eid as prefix, and `__`.
CREATE TABLE nodes (
    id INTEGER PRIMARY KEY,     -- of this database only: ties the search index to the row
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    eid TEXT NOT NULL,          -- att_1__chp_2__art_7__para_1
    parent INTEGER REFERENCES nodes (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,  -- from 0 within the document
    depth INTEGER NOT NULL,
    attachment TEXT,            -- id of the attachment it belongs to
    type TEXT NOT NULL,         -- chapter, article, paragraph, point, level, table, list, ...
    marker TEXT,                -- L1 ... L5 of a level
    label TEXT,                 -- 第七条, （一）
    ordinal BIGINT,
    inferred BOOLEAN NOT NULL,  -- the source lost its label
    heading TEXT,
    text TEXT,                  -- of tables: rows as lines, cells parted by tabs
    path TEXT NOT NULL,         -- for people: 第二章 > 第七条 > （一）
    line INTEGER,
    end_line INTEGER,
    UNIQUE (document, eid)
);
CREATE INDEX nodes_parent ON nodes (parent);

-- Tables and lists, cell by cell. An entry of a list is a row; its post (职务)
-- is the second column.
CREATE TABLE cells (
    document TEXT NOT NULL,
    eid TEXT NOT NULL,
    row_number INTEGER NOT NULL,    -- from 0
    column_number INTEGER NOT NULL, -- from 0
    header BOOLEAN NOT NULL,
    text TEXT,
    PRIMARY KEY (document, eid, row_number, column_number),
    FOREIGN KEY (document, eid) REFERENCES nodes (document, eid) ON DELETE CASCADE
);

-- Who answers for a node (牵头单位, 配合单位, 责任单位).
CREATE TABLE responsibility (
    document TEXT NOT NULL,
    eid TEXT NOT NULL,
    position INTEGER NOT NULL,  -- of the role within the node, from 0
    org_position INTEGER NOT NULL,
    role TEXT NOT NULL,         -- lead, support, responsible, unspecified
    org TEXT NOT NULL,
    open BOOLEAN NOT NULL,      -- 等: the list does not name all of them
    PRIMARY KEY (document, eid, position, org_position),
    FOREIGN KEY (document, eid) REFERENCES nodes (document, eid) ON DELETE CASCADE
);

-- Amounts, shares, counts and deadlines in the text of a node.
CREATE TABLE quantities (
    document TEXT NOT NULL,
    eid TEXT NOT NULL,
    position INTEGER NOT NULL,  -- from 0 within the node
    kind TEXT NOT NULL,         -- amount, percentage, count, deadline
    value NUMERIC,              -- 千, 万 and 亿 multiplied out; of a range the lower end
    value_to NUMERIC,           -- the upper end of a range
    unit TEXT,                  -- 元, %, 家, 工作日
    qualifier TEXT,             -- at_least, at_most, more_than, less_than, about
    due TEXT,                   -- year or day by which it is due
    text TEXT,                  -- as printed
    start_offset INTEGER,       -- where it stands in the text of the node, characters from 0
    end_offset INTEGER,
    PRIMARY KEY (document, eid, position),
    FOREIGN KEY (document, eid) REFERENCES nodes (document, eid) ON DELETE CASCADE
);

-- The organs and people that an element names.
CREATE TABLE parties (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    role TEXT NOT NULL,         -- issuer, addressee, signatory, signer, co_signer, cc, attendee
    position INTEGER NOT NULL,  -- from 0
    name TEXT NOT NULL,
    PRIMARY KEY (document, role, position)
);

-- Elements that are lists of text.
CREATE TABLE notes (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    eid TEXT NOT NULL,          -- '' of the document, att_1 of an attachment
    kind TEXT NOT NULL,         -- remark, attachment_note, subject_term, history
    position INTEGER NOT NULL,  -- from 0
    text TEXT NOT NULL,
    PRIMARY KEY (document, eid, kind, position)
);

-- What a text repeals (废止) or amends (修改).
CREATE TABLE changes (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    eid TEXT NOT NULL,          -- '' of the document, att_1 of an attachment
    kind TEXT NOT NULL,         -- repeals, amends
    position INTEGER NOT NULL,  -- from 0
    title TEXT,
    doc_number TEXT,
    provision TEXT,
    PRIMARY KEY (document, eid, kind, position)
);

-- What a web portal put before the text, name and value.
CREATE TABLE portal_metadata (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT,
    value TEXT,
    PRIMARY KEY (document, position)
);

-- What a document cites: 《title》（number）, a provision, or both.
CREATE TABLE citations (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,  -- from 0
    eid TEXT,                   -- node that cites
    title TEXT,
    title_key TEXT,             -- the title as citations of one text share it
    doc_number TEXT,
    provision TEXT,             -- 第三条第二款
    provision_eid TEXT,         -- art_3__para_2, also of texts that are not here
    target TEXT,                -- id or eid of what is meant, when it is at hand
    text TEXT,                  -- as printed
    relation TEXT,              -- based_on, refers_to, amends, repeals, ...
    start_offset INTEGER,       -- where it stands in the text of the node, characters from 0
    end_offset INTEGER,
    PRIMARY KEY (document, position)
);

-- Lines of the printed page that are no text (page numbers, running heads, ...).
CREATE TABLE furniture (
    issue TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
    document TEXT NOT NULL,     -- '' of the issue's own record
    position INTEGER NOT NULL,  -- from 0
    kind TEXT,
    text TEXT,
    line INTEGER,
    PRIMARY KEY (issue, document, position)
);

-- What the stages noticed, of an issue, a document or (in a log) a source.
CREATE TABLE diagnostics (
    issue TEXT REFERENCES issues (id) ON DELETE CASCADE,
    document TEXT REFERENCES documents (id) ON DELETE CASCADE,
    source TEXT REFERENCES sources (name) ON DELETE CASCADE,
    position INTEGER NOT NULL,  -- from 0 within its record
    code TEXT NOT NULL,
    severity TEXT NOT NULL,     -- note, warning, error
    message TEXT,
    line INTEGER,
    end_line INTEGER
);
CREATE INDEX diagnostics_issue ON diagnostics (issue);
CREATE INDEX diagnostics_document ON diagnostics (document);
CREATE INDEX diagnostics_source ON diagnostics (source);

-- ---- Views for the common questions ---------------------------------------------

-- Each text with its own validity: documents and what they issue. In force on
-- a day: WHERE in_force_from <= '2026-06-01' AND (in_force_to IS NULL OR in_force_to >= '2026-06-01').
-- A text without stated beginning counts from the signature of its document.
CREATE VIEW texts_in_force AS
SELECT d.id, d.id AS document, d.doc_number, d.title, d.kind, d.date_signed,
       COALESCE(d.effective_date, d.date_signed) AS in_force_from, d.expiry_date AS in_force_to
FROM documents d
UNION ALL
SELECT a.id, d.id, d.doc_number, a.title, a.kind, d.date_signed,
       COALESCE(a.effective_date, d.effective_date, d.date_signed), COALESCE(a.expiry_date, d.expiry_date)
FROM attachments a JOIN documents d ON d.id = a.document;

-- Who cites whom: the cited document where the database holds it, by number,
-- else by title.
CREATE VIEW citation_edges AS
SELECT c.document AS citing, c.eid, c.title, c.doc_number, c.provision, t.id AS cited, 'number' AS matched_by
FROM citations c JOIN documents t ON t.doc_number = c.doc_number
UNION ALL
SELECT c.document, c.eid, c.title, c.doc_number, c.provision, t.id, 'title'
FROM citations c JOIN documents t ON t.title = c.title
WHERE c.doc_number IS NULL OR NOT EXISTS (SELECT 1 FROM documents n WHERE n.doc_number = c.doc_number)
UNION ALL
SELECT c.document, c.eid, c.title, c.doc_number, c.provision, a.id, 'title'
FROM citations c JOIN attachments a ON a.title = c.title
WHERE c.doc_number IS NULL OR NOT EXISTS (SELECT 1 FROM documents n WHERE n.doc_number = c.doc_number);

-- Tasks by organ.
CREATE VIEW responsibilities_by_organ AS
SELECT r.org, r.role, d.id AS document, d.doc_number, d.title, d.date_signed, r.eid, n.path, n.heading, n.text
FROM responsibility r
JOIN nodes n ON n.document = r.document AND n.eid = r.eid
JOIN documents d ON d.id = r.document;

-- Amounts, shares, counts and deadlines with the document and the place they stand in.
CREATE VIEW quantities_in_context AS
SELECT q.kind, q.value, q.value_to, q.unit, q.qualifier, q.due, q.text, q.document, d.doc_number, d.title,
       d.date_signed, q.eid, n.path, n.text AS context
FROM quantities q
JOIN nodes n ON n.document = q.document AND n.eid = q.eid
JOIN documents d ON d.id = q.document;

-- What is due when, and who answers for it.
CREATE VIEW deadlines AS
SELECT q.due, q.kind, q.value, q.unit, q.text, q.document, d.doc_number, d.title, q.eid, r.role, r.org
FROM quantities q
JOIN documents d ON d.id = q.document
LEFT JOIN responsibility r ON r.document = q.document AND r.eid = q.eid
WHERE q.due IS NOT NULL;

-- Number series by year: how many of them are here, and how many are missing
-- between the first and the last.
CREATE VIEW number_series AS
SELECT doc_code, doc_year, COUNT(DISTINCT doc_serial) AS present, MIN(doc_serial) AS first_serial,
       MAX(doc_serial) AS last_serial,
       MAX(doc_serial) - MIN(doc_serial) + 1 - COUNT(DISTINCT doc_serial) AS missing
FROM documents WHERE doc_serial IS NOT NULL GROUP BY doc_code, doc_year;

-- The gaps themselves: serials from gap_from to gap_to are not here.
CREATE VIEW number_gaps AS
SELECT doc_code, doc_year, doc_serial + 1 AS gap_from, next_serial - 1 AS gap_to
FROM (SELECT doc_code, doc_year, doc_serial,
             LEAD(doc_serial) OVER (PARTITION BY doc_code, doc_year ORDER BY doc_serial) AS next_serial
      FROM (SELECT DISTINCT doc_code, doc_year, doc_serial FROM documents WHERE doc_serial IS NOT NULL) s) g
WHERE next_serial > doc_serial + 1;

CREATE VIEW corrections_by_rule AS
SELECT rule, confidence, applied, COUNT(*) AS corrections, COUNT(DISTINCT source) AS sources
FROM corrections GROUP BY rule, confidence, applied;

CREATE VIEW diagnostics_by_code AS
SELECT code, severity, COUNT(*) AS diagnostics, COUNT(DISTINCT COALESCE(document, issue, source)) AS records
FROM diagnostics GROUP BY code, severity;

-- How the documents spread over years and kinds.
CREATE VIEW documents_by_year AS
SELECT year, kind, kind_zh, COUNT(*) AS documents FROM documents GROUP BY year, kind, kind_zh;
