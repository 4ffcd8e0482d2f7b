# Writes the same objects for both programs: N sequences of 5 steps (three emails of about a hundred words, a LinkedIn
# request, a call), equal on every run.
#   awk -v n=1000 -v changed=5 -v as=files|terraform|state -v out=DIR -f objects.awk
# The first email's subject is another one in CHANGED of the sequences, spread evenly. "files" is a workspace with one
# file for each sequence. "terraform" is one terraform_data for each step and each sequence, a block for each.
# "state" is what Terraform remembers after an apply of those: making it itself takes it an hour for 6,000 objects.

function word(    w) {
    seed = (seed * 1103 + 12345) % 65521
    return words[seed % count + 1]
}

function sentence(length_,    i, text) {
    text = word()
    text = toupper(substr(text, 1, 1)) substr(text, 2)
    for (i = 1; i < length_; i++) text = text " " word()
    return text "."
}

function paragraph(    i, text) {
    text = sentence(11)
    for (i = 0; i < 3; i++) text = text " " sentence(12)
    return text
}

function quoted(text) {
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}

function make(i,    edition) {
    seed = i * 7 % 65521
    edition = changed > 0 && (i - 1) % int(n / changed) == 0 && (i - 1) / int(n / changed) < changed
    key = sprintf("sequence-%05d", i)
    name = sprintf("Sequence %05d %s", i, word())
    subject1 = (edition ? "An idea about " : "A question about ") word() " and " word()
    subject5 = "Closing the loop on " word()
    body1 = "Hi {{first_name}},\n\n" paragraph() "\n\n" paragraph() "\n\nBest, the team"
    body3 = "Hi {{first_name}},\n\n" paragraph() "\n\n" paragraph() "\n\nBest, the team"
    body5 = "<p>Hi {{first_name}},</p><p>" paragraph() "</p><p>" paragraph() " See <a href=\"https://example.com/" key "\">our page</a>.</p>"
    note2 = sentence(12)
    note4 = sentence(20)
}

function indented(text) {
    gsub(/\n/, "\n          ", text)
    gsub(/\n +\n/, "\n\n", text)
    return text
}

function files(    file) {
    file = out "/sequences/" key ".yaml"
    print "key: " key "\nname: " name "\nschedule: Normal Business Hours\nlabels: [Outbound]\nmax_emails_per_day: 50\nsteps:" > file
    print "  - key: first\n    type: auto_email\n    wait: 30 minutes\n    touches:\n      - key: a\n        type: new_thread\n        status: approved\n        subject: " subject1 "\n        body_file: bodies/" key ".md" > file
    print "  - key: connect\n    type: linkedin_step_connect\n    wait: 2 days\n    note: " note2 > file
    print "  - key: second\n    type: auto_email\n    wait: 3 days\n    touches:\n      - key: a\n        type: reply_to_thread\n        status: approved\n        body_markdown: |\n          " indented(body3) > file
    print "  - key: call\n    type: call\n    wait: 2 days\n    priority: high\n    note: " note4 > file
    print "  - key: last\n    type: auto_email\n    wait: 5 days\n    touches:\n      - key: a\n        type: new_thread\n        status: approved\n        subject: " subject5 "\n        body_html: '" body5 "'" > file
    close(file)
    print body1 > (out "/sequences/bodies/" key ".md")
    close(out "/sequences/bodies/" key ".md")
}

function heredoc(text) {
    return "<<-EOT\n" text "\nEOT\n"
}

function step(place, type, wait, more,    label) {
    label = key "-" place
    print "resource \"terraform_data\" \"" label "\" {\n  input = {\n    sequence = terraform_data." key ".id\n    position = " place "\n    type = \"" type "\"\n    wait = \"" wait "\"\n" more "  }\n}" > tf
}

function email(subject, thread, body) {
    return "    thread = \"" thread "\"\n    status = \"approved\"\n    note = \"\"\n    subject = " quoted(subject) "\n    body = " heredoc(body)
}

function task(note) {
    return "    thread = \"\"\n    status = \"\"\n    note = " quoted(note) "\n    subject = \"\"\n    body = \"\"\n"
}

function settings() {
    return "    name = " quoted(name) "\n    schedule = \"Normal Business Hours\"\n    labels = [\"Outbound\"]\n    max_emails_per_day = 50\n"
}

function steps() {
    step(1, "auto_email", "30 minutes", email(subject1, "new_thread", body1))
    step(2, "linkedin_step_connect", "2 days", task(note2))
    step(3, "auto_email", "3 days", email("", "reply_to_thread", body3))
    step(4, "call", "2 days", task(note4))
    step(5, "auto_email", "5 days", email(subject5, "new_thread", body5))
}

# Every value as JSON, in the order of their names, as Terraform writes them.
function json(text) {
    gsub(/\n/, "\\n", text)
    return quoted(text)
}

function kept(place, type, wait, thread, subject, note, body) {
    return remembered(key "-" place, "{ \"body\": " json(body == "" ? "" : body "\n") ", \"note\": " json(note) \
        ", \"position\": " place ", \"sequence\": " json(id(key)) \
        ", \"status\": " json(thread == "" ? "" : "approved") ", \"subject\": " json(subject) \
        ", \"thread\": " json(thread) ", \"type\": " json(type) ", \"wait\": " json(wait) " }", \
        "{ \"body\": \"string\", \"note\": \"string\", \"position\": \"number\", \"sequence\": \"string\"" \
        ", \"status\": \"string\", \"subject\": \"string\", \"thread\": \"string\", \"type\": \"string\"" \
        ", \"wait\": \"string\" }", "\"terraform_data." key "\"")
}

function id(label) {
    return sprintf("00000000-0000-4000-8000-%012d", (substr(label, 10, 5) + 0) * 10 + substr(label, 16))
}

function remembered(label, value, type, needs,    both) {
    both = "{ \"value\": " value ", \"type\": [\"object\", " type "] }"
    return "{ \"mode\": \"managed\", \"type\": \"terraform_data\", \"name\": " quoted(label) \
        ", \"provider\": \"provider[\\\"terraform.io/builtin/terraform\\\"]\", \"instances\": [{ \"schema_version\": 0" \
        ", \"attributes\": { \"id\": " json(id(label)) ", \"input\": " both ", \"output\": " both ", \"triggers_replace\": null }" \
        ", \"sensitive_attributes\": [], \"dependencies\": [" needs "] }] }"
}

function state(    text) {
    text = remembered(key, "{ \"labels\": [\"Outbound\"], \"max_emails_per_day\": 50, \"name\": " json(name) \
        ", \"schedule\": \"Normal Business Hours\" }", \
        "{ \"labels\": [\"tuple\", [\"string\"]], \"max_emails_per_day\": \"number\", \"name\": \"string\"" \
        ", \"schedule\": \"string\" }", "")
    print (i > 1 ? "," : "") text > tf
    print "," kept(1, "auto_email", "30 minutes", "new_thread", subject1, "", body1) > tf
    print "," kept(2, "linkedin_step_connect", "2 days", "", "", note2, "") > tf
    print "," kept(3, "auto_email", "3 days", "reply_to_thread", "", "", body3) > tf
    print "," kept(4, "call", "2 days", "", "", note4, "") > tf
    print "," kept(5, "auto_email", "5 days", "new_thread", subject5, "", body5) > tf
}

BEGIN {
    count = split("pipeline quarter outreach webinar renewal budget customer growth review planning support team product launch market report signal meeting answer question partner region vendor account audit roadmap invoice contract training success journey channel metric target insight forecast timeline workshop feedback pilot", words, " ")
    if (as == "files") {
        for (i = 1; i <= n; i++) { make(i); files() }
    } else if (as == "state") {
        tf = out "/terraform.tfstate"
        print "{ \"version\": 4, \"terraform_version\": \"1.11.4\", \"serial\": 1, \"outputs\": {}," > tf
        print "\"lineage\": \"00000000-0000-4000-8000-000000000000\", \"resources\": [" > tf
        for (i = 1; i <= n; i++) { make(i); state() }
        print "] }" > tf
        close(tf)
    } else {
        tf = out "/main.tf"
        for (i = 1; i <= n; i++) {
            make(i)
            print "resource \"terraform_data\" \"" key "\" {\n  input = {\n" settings() "  }\n}" > tf
            steps()
        }
        close(tf)
    }
}
