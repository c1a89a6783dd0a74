#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the pseudo-language of the tests: lengthen.sh CATALOGUE.po > OUTPUT.po. Every text becomes 40 % longer, word by word, and stays readable.
# A layout that has room for it has room for German or Finnish.
exec awk '
  BEGIN { more = "oweriantoweriantowerianto" }
  function longer(text,  count, words, i, owed, extra, tail, out) {
    count = split(text, words, " "); owed = 0; out = ""
    for (i = 1; i <= count; ++i) {
      owed += 0.4 * (length(words[i]) + (i < count))
      extra = words[i] ~ /\{/ ? 0 : int(owed + 0.5)
      owed -= extra
      tail = words[i] ~ /[.,:?!]$/ ? substr(words[i], length(words[i])) : ""
      out = out (i > 1 ? " " : "") substr(words[i], 1, length(words[i]) - length(tail)) substr(more, 1, extra) tail
    }
    return out
  }
  /^msgid ""/ { head = 1 }
  /^msgid "[^"]/ { head = 0 }
  /^"Language:/ { print "\"Language: xx-long\\n\""; next }
  !head && /^msgstr "/ { text = $0; sub(/^msgstr "/, "", text); sub(/"$/, "", text); print "msgstr \"" longer(text) "\""; next }
  !head && /^"/ { print "\"" longer(substr($0, 2, length($0) - 2)) "\""; next }
  { print }
' "$1"
