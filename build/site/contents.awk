# The list of pages in docs/README.md as contents of docfx: a heading, a word with a colon below it, and links.
/^## / { printf "- name: \"%s\"\n  items:\n", substr($0, 4); indent = "  "; next }
/^[A-Z][a-z ]+:$/ { printf "  - name: \"%s\"\n    items:\n", substr($0, 1, length($0) - 1); indent = "    "; next }
/^- \[/ {
    split($0, part, /[][()]/)
    target = part[4]
    sub(/README\.md$/, "index.md", target)
    printf "%s- name: \"%s\"\n%s  href: %s\n", indent, part[2], indent, target
    if (target == "codes/index.md")
        for (hundred = 1; hundred <= 7; hundred++)
            printf "%s%s- name: SEQ%dxx\n%s    href: codes/seq%dxx.md\n", \
                hundred == 1 ? indent "  items:\n" : "", indent "  ", hundred, indent, hundred
}
