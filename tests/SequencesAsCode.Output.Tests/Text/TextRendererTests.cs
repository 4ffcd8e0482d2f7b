using System.Text.RegularExpressions;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text;

public sealed partial class TextRendererTests
{
    [Test]
    public void A_new_sequence_is_shown_in_full() => Approve.Text(PlanOutput.Text(Some.Plan(SomePlans.New)));

    [Test]
    public void Changed_copy_is_shown_as_a_difference() =>
        Approve.Text(PlanOutput.Text(Some.Plan(SomePlans.CopyChanged)));

    [Test]
    public void Moves_and_new_removed_and_replaced_steps_are_told_apart() =>
        Approve.Text(PlanOutput.Text(Some.Plan(SomePlans.Restructured)));

    [Test]
    public void A_blocked_sequence_comes_first_with_the_lines_that_allow_it() =>
        Approve.Text(
            PlanOutput.Text(Some.Plan(SomePlans.CopyChanged, SomePlans.Blocked, SomePlans.BlockedWithoutRemedy))
        );

    [Test]
    public void A_conflict_shows_both_sides() => Approve.Text(PlanOutput.Text(Some.Plan(SomePlans.Conflicting)));

    [Test]
    public void Edits_made_in_Apollo_are_shown_as_kept() => Approve.Text(PlanOutput.Text(Some.Plan(SomePlans.Drifted)));

    [Test]
    public void What_only_a_person_can_set_comes_with_the_address() =>
        Approve.Text(PlanOutput.Text(Some.Plan(SomePlans.SetByHand)));

    [Test]
    public void No_changes_is_said_in_one_line() =>
        Approve.Text(
            PlanOutput.Text(
                Some.Plan(Some.Sequence(SequenceAction.None), Some.Sequence(SequenceAction.None, "q4", "Q4"))
            )
        );

    [Test]
    public void An_empty_plan_says_that_nothing_is_managed() => Approve.Text(PlanOutput.Text(Some.Plan()));

    [Test]
    public void Bookkeeping_sends_nothing() =>
        Approve.Text(
            PlanOutput.Text(
                Some.Plan(
                    Some.Sequence(SequenceAction.Adopt),
                    Some.Sequence(SequenceAction.Forget, "old", "Old One"),
                    Some.Sequence(SequenceAction.None, "q4", "Q4")
                )
            )
        );

    [Test]
    public void An_archived_sequence_is_named() =>
        Approve.Text(
            PlanOutput.Text(
                Some.Plan(
                    Some.Sequence(SequenceAction.Archive, "old", "Old One") with
                    {
                        Effect = new(EffectKind.StopsSending, new(214)),
                        Classes = [ChangeClass.Destructive],
                    }
                )
            )
        );

    [Test]
    public void Unknown_people_are_said_to_be_unknown() =>
        Approve.Text(PlanOutput.Text(Some.Plan(SomePlans.UnknownPeople)));

    [Test]
    public void Text_from_outside_cannot_act() => Approve.Text(PlanOutput.Text(Some.Plan(SomePlans.Hostile)));

    [Test]
    public void Colour_marks_the_same_facts() => Approve.Text(Coloured(SomePlans.Everything).Replace('\e', '␛'));

    [Test]
    public void Everything_at_once_stays_readable() => Approve.Text(PlanOutput.Text(SomePlans.Everything));

    [Test]
    public void Without_the_colours_the_coloured_text_says_the_same()
    {
        var coloured = Coloured(SomePlans.Everything);

        var plain = string.Join('\n', Escapes().Replace(coloured, "").Split('\n').Select(line => line.TrimEnd()));

        var expected = PlanOutput
            .Text(SomePlans.Everything)
            .Replace("[-", "")
            .Replace("-]", "")
            .Replace("{+", "")
            .Replace("+}", "");
        Assert.That(plain, Is.EqualTo(expected));
    }

    [Test]
    public void Nothing_but_line_ends_and_printable_characters_is_written()
    {
        var text = PlanOutput.Text(Some.Plan(SomePlans.Hostile)) + PlanOutput.Text(SomePlans.Everything);

        var unseen = text.EnumerateRunes().Where(rune => rune.Value != '\n' && Printable.IsUnseen(rune));

        Assert.That(unseen, Is.Empty);
    }

    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex Escapes();

    private static string Coloured(Plan plan)
    {
        using var output = new StringWriter();
        new TextRenderer(true).Write(plan, output);
        return output.ToString();
    }
}
