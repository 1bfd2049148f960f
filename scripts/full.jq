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

def in_range($low; $high): explode[0] as $c | $c >= $low and $c <= $high;

# Type and marker, as a label says them: lib/text/grammar/foretold.c reads labels in the same way.
def foretold($in_article):
  if . == null then {"type": "paragraph"}
  elif startswith("第") then
    {"type": (if contains("条") then "article" elif endswith("章") then "chapter"
      elif endswith("节") then "section" elif endswith("分编") then "part" else "book" end)}
  else
    (if test("^（[0-9０-９]") or in_range(9332; 9351) then 4
     elif startswith("（") or in_range(12832; 12841) then 2
     elif test("^[0-9０-９]") or in_range(9352; 9371) then 3
     elif in_range(9312; 9331) or in_range(10102; 10111) then 5 else 1 end) as $class
    | if $in_article and $class == 2 then {"type": "point"}
      elif $in_article and $class == 3 then {"type": "indent"}
      else {"type": "level", "marker": "L\($class)"} end
  end;

def kind: if . == null then "deadline" elif . == "元" then "amount"
  elif . == "%" or . == "百分点" or . == "‰" or . == "‱" then "percentage" else "count" end;

def quantity($text):
  nulls("value value_to unit qualifier due")
  | {"kind": (.unit | kind), "text": ($text // "")[.start:.end]} + .;

def duty: {"role": "responsible", "open": false} + . | lists("orgs");

# Nodes know their type, ordinal, eid and line from the node above and the siblings
# before them. $at says where the text went on so far: the last line of the node before,
# and how far from there the next begins.
def nodes($at; $above; $of_article; $in_article; $line):
  [foreach .[] as $node ($at + {"first": true, "last": {}};
    ((if $node | has("type") then {} else $node.label | foretold($in_article) end) + $node) as $n
    | ($n.line // (if .first and $of_article then $line else .behind + .step end)) as $from
    | ($n.end_line // $from) as $to
    | (if $n | has("ordinal") then $n.ordinal else (.last[$n.type] // 0) + 1 end) as $ordinal
    | ($n.eid // "\($above)\(if $above == "" then "" else "__" end)\($n.type | prefix)_\($ordinal // 0)") as $eid
    | {"behind": $to, "step": (if $from > .behind then $from - .behind else .step end)} as $here
    | ($n.type == "article") as $article
    | (($n.children // []) | nodes($here; $eid; $article; $in_article or $article; $from)) as $below
    | (if $ordinal != null then .last[$n.type] = $ordinal else . end)
    | . + $below.at + {"first": false, "node":
        ({"inferred": false} + $n + {"ordinal": $ordinal, "eid": $eid, "line": $from,
            "end_line": $to, "children": $below.nodes}
          | nulls("label heading text")
          | .responsibility = [(.responsibility // [])[] | duty]
          | .text as $text
          | if has("quantities") then each_of("quantities"; quantity($text)) else . end)};
    {node, behind, step})]
  | {"nodes": map(.node), "at": ((last // $at) | {behind, step})};

def body($prefix; $line):
  .body |= ((. // []) | nodes({"behind": $line, "step": 1}; $prefix; false; false; $line).nodes);

def tree: ., (.children[] | tree);

def without_marks: gsub("[\\s\u0085\u00A0\u00AD\u2000-\u200D\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF《》〈〉“”‘’\"<>]"; "");

# A reference is of the node of the one before it, where it names none, and of words in
# the text of that node.
def references($texts):
  reduce (.references // [])[] as $reference ({"from": null, "made": []};
    (if $reference | has("from") then $reference.from else .from end) as $from
    | .from = $from
    | .made += [$reference
        | .from = $from
        | .text //= $texts[$from // ""][.start:.end]
        | if has("title") then . else
            .title = ([.text | match("^《([^》]*)》").captures[0].string] | .[0]) end
        | if has("title_key") then . else .title_key = (.title | if . then without_marks else null end) end
        | nulls("doc_number provision provision_eid target relation")])
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
  | .source.line as $line | body(""; $line)
  | each_of("attachments"; nulls("label") | validity | ends
      | (.id / "/" | last) as $eid | .line as $line | body($eid; $line))
  | (reduce (.body[], .attachments[].body[] | tree) as $node ({}; .[$node.eid] = $node.text)) as $texts
  | .references = references($texts);

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
