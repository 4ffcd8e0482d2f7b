using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Tests.Writing;

[TestFixture]
internal sealed class KeyNamesTests
{
    [TestCase("Q3 Outbound Outreach", "q3-outbound-outreach")]
    [TestCase("  Zürich – Ärzte & Łódź (2026) ", "zurich-arzte-lodz-2026")]
    [TestCase("Straße's Œuvre", "strasses-oeuvre")]
    [TestCase("שלום", "sequence-b21997")]
    [TestCase("---", "sequence-b21997")]
    [TestCase("2026", "sequence-2026")]
    [TestCase("Холодные письма Q1", "kholodnye-pisma-q1")]
    [TestCase("Щедрые люди, объём ёлки", "shchedrye-lyudi-obem-elki")]
    [TestCase("Привіт, Україно", "privit-ukrayino")]
    [TestCase("Ψυχρά μηνύματα Αθήνας του Ιουνίου", "psychra-minymata-athinas-tou-iouniou")]
    [TestCase("영업 메일 2025", "yeongeop-meil-2025")]
    [TestCase("營業 Q1", "q1-b21997")]
    [TestCase("営業メール 2025年春", "sequence-2025-b21997")]
    [TestCase("שלום Outbound to Tel Aviv", "outbound-to-tel-aviv")]
    [TestCase("Neukunden für Händler", "neukunden-fuer-haendler")]
    [TestCase("Größe", "groesse")]
    [TestCase("Fräsmaschinen-Einladungen", "fraesmaschinen-einladungen")]
    [TestCase("Göteborg Åre", "goteborg-are")]
    [TestCase("Müşteri için öneri", "musteri-icin-oneri")]
    [TestCase("İstanbul Işık", "istanbul-isik")]
    [TestCase("CON", "sequence-con")]
    [TestCase("Aux", "sequence-aux")]
    [TestCase("nul", "sequence-nul")]
    [TestCase("PRN.", "sequence-prn")]
    [TestCase("com1", "sequence-com1")]
    [TestCase("LPT9!", "sequence-lpt9")]
    [TestCase("Con Edison", "con-edison")]
    [TestCase("com10", "com10")]
    [TestCase(
        "one two three four five six seven eight nine ten eleven twelve thirteen",
        "one-two-three-four-five-six-seven-eight-nine-ten-eleven"
    )]
    public void A_sequence_is_keyed_by_its_name(string name, string key)
    {
        Assert.That(KeyNames.OfSequence(name, "66e9e215ece19801b21997"), Is.EqualTo(key));
    }

    [TestCase(StepTypes.AutoEmail, "Quick question, {{first_name}}", false, "quick-question")]
    [TestCase(StepTypes.AutoEmail, "{{company}} and Q3", false, "q3")]
    [TestCase(StepTypes.AutoEmail, "An idea for the team of {{company}} in Q3", false, "idea-for-the-team")]
    [TestCase(StepTypes.AutoEmail, "{{company}}", false, "email")]
    [TestCase(StepTypes.AutoEmail, "50%", false, "email-50")]
    [TestCase(StepTypes.AutoEmail, null, true, "follow-up")]
    [TestCase(StepTypes.ManualEmail, null, false, "manual-email")]
    [TestCase(StepTypes.Call, null, false, "call")]
    [TestCase(StepTypes.ActionItem, null, false, "task")]
    [TestCase(StepTypes.LinkedInConnect, null, false, "connect")]
    [TestCase(StepTypes.LinkedInViewProfile, null, false, "profile-visit")]
    public void A_step_is_keyed_by_its_subject_or_by_what_it_does(
        string type,
        string? subject,
        bool isReply,
        string key
    )
    {
        Assert.That(KeyNames.OfStep(type, subject, isReply), Is.EqualTo(key));
    }

    [TestCase(0, "a")]
    [TestCase(25, "z")]
    [TestCase(26, "aa")]
    [TestCase(52, "ba")]
    public void A_touch_is_keyed_by_its_place(int index, string key)
    {
        Assert.That(KeyNames.OfTouch(index), Is.EqualTo(key));
    }
}
