# outline.jq - a readable outline of issue and document records.
#     jq -r -f scripts/outline.jq records.ndjson

def short: if . == null then "" elif length > 46 then .[:46] + "…" else . end;

# Every node from here down that the reader would see in a table of contents.
def headings($depth):
  .[] | (
    if .type == "table" then "  " * $depth + "▦ table, \(.rows | length) rows"
    elif .type == "list" then "  " * $depth + "▤ list, \(.entries | length) entries"
    elif .label != null or .inferred == true then
      "  " * $depth + "\(.label // "(label lost: \(.ordinal))") \(.heading // .text | short)"
    else empty end),
    (if $depth < 4 then (.children // []) | headings($depth + 1) else empty end);

def count($type): [.. | objects | select(.type? == $type and has("eid"))] | length;

if .type == "issue" then
  "▌\(.name // "no masthead")  \(.year // "")  no. \(.number // "–")   \(.documents) documents",
  (.toc[] | "  目录  \(.title | short)  \(.doc_number // "")"),
  (.diagnostics[] | "  ! \(.code): \(.message)")
elif .type == "document" then
  "",
  "▌\(.title // "untitled")",
  "  \(.kind_zh // "–") · \(.doc_number.norm // "no number") · \(.issuers | join("、")) · \(.date_signed // "no date") · lines \(.source.line)–\(.source.end_line)",
  "  \(count("article")) articles, \(count("paragraph")) paragraphs, \(count("level")) outline levels, \(.references | length) references",
  (.body | headings(2)),
  (.attachments[] | "  ⎘ \(.title // .label // "attachment") (\(.role), in force \(.effective_date // "–")…\(.expiry_date // "–"))",
    (.body | headings(2))),
  (.diagnostics[] | "  ! \(.code): \(.message)")
else empty end
