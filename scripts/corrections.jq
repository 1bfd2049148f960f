# corrections.jq - what gz-clean changed, by rule, with one example each.
#     jq -r -s -f scripts/corrections.jq corrections.ndjson

map(select(.type == "correction")) |
"\(map(select(.applied)) | length) corrections made, \(map(select(.applied | not)) | length) only reported",
(group_by([.rule, .applied])[] |
  "  \(if .[0].applied then "made    " else "reported" end) \(length)\t\(.[0].rule)\tline \(.[0].line): \(.[0].before | tojson) → \(.[0].after | tojson)  (\(.[0].evidence[:70]))")
