# full.jq - records of the compact form (--compact) in the full form.
#     jq -c -f scripts/full.jq compact.ndjson > full.ndjson
# What a compact record leaves out is null, empty or false, or follows from the
# rest: docs/records.md, "The compact form".

def with($names; $value): reduce $names[] as $name ({}; .[$name] = $value) + .;
def nulls($names): with($names / " "; null);
def lists($names): with($names / " "; []);
def ends: .end_line = (.end_line // .line);
def each_of($name; change): .[$name] |= map(change);

def prefix: {"book":"book", "part":"part", "chapter":"chp", "section":"sec", "article":"art",
  "paragraph":"para", "point":"point", "indent":"indent", "level":"level", "table":"table",
  "list":"list", "quotation":"qstr"}[.];

# Nodes know their type, ordinal, eid and line from the node above and the
# siblings before them.
def nodes($above; $line):
  reduce .[] as $node ({"last": {}, "made": []};
    ({"type": "paragraph", "line": $line, "inferred": false} + $node
      | nulls("label heading text") | lists("children responsibility") | ends) as $n
    | (if $n | has("ordinal") then $n.ordinal else (.last[$n.type] // 0) + 1 end) as $ordinal
    | ($n.eid // "\($above)\(if $above == "" then "" else "__" end)\($n.type | prefix)_\($ordinal // 0)") as $eid
    | (if $ordinal != null then .last[$n.type] = $ordinal else . end)
    | .made += [$n + {"ordinal": $ordinal, "eid": $eid}
        | .children |= nodes($eid; $n.line)
        | each_of("responsibility"; {"open": false} + . | lists("orgs"))
        | if has("quantities")
          then each_of("quantities"; nulls("value value_to unit qualifier due")) else . end])
  | .made;

def validity:
  nulls("title kind kind_zh draft_status effective_date expiry_date effective_rule expiry_rule interpreter")
  | lists("body repeals amends history")
  | each_of("repeals"; nulls("title doc_number provision"))
  | each_of("amends"; nulls("title doc_number provision"));

def noticed:
  lists("diagnostics")
  | each_of("diagnostics"; nulls("line") | if has("end_line") then . else .end_line = .line end);

def source: .source |= (nulls("name") | ends);

def parsed:
  nulls("issue copy_number secrecy urgency issuer_masthead doc_number registration_number order_number
    signer_office signer_name date_signed date_signed_raw adopted_date adopted_by openness print_org
    print_date print_date_raw" | gsub("\\s+"; " "))
  | lists("signers issuers addressees attendees attachment_notes signatories remarks attachments
    subject_terms cc_orgs portal_metadata references furniture" | gsub("\\s+"; " "))
  | validity
  | if .secrecy != null then .secrecy |= nulls("term") else . end
  | if .doc_number != null then .doc_number |= nulls("region organ series") else . end
  | .source.line as $line | .body |= nodes(""; $line)
  | each_of("attachments"; nulls("label") | validity | ends
      | (.id / "/" | last) as $eid | .line as $line | .body |= nodes($eid; $line))
  | each_of("references"; nulls("from title title_key doc_number provision provision_eid target relation"));

def issue:
  nulls("name publisher region_code year number total_number publish_date")
  | .source |= nulls("name")
  | lists("front_matter toc furniture")
  | each_of("front_matter"; nulls("heading") | lists("paragraphs") | ends)
  | each_of("toc"; nulls("section doc_number page document"));

if .type == "issue" then issue | noticed
elif .type == "document" and has("paragraphs") then
  nulls("region_code toc_title toc_doc_number") | source | noticed
  | each_of("paragraphs"; {"class": "other"} + . | ends)
elif .type == "document" then source | parsed | noticed
else . end
