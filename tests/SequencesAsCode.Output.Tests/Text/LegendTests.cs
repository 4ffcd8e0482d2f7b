using SequencesAsCode.Core.Plans;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text;

/// <summary>The legend explains the marks that the lines above it have, and no others.</summary>
[TestFixture]
internal sealed class LegendTests
{
    private const string Mark = "[matched by content]";

    [TestCase(PartAction.Update, "a", 2)]
    [TestCase(PartAction.Update, null, 0)]
    [TestCase(PartAction.None, "a", 0)]
    public void A_mark_is_explained_where_it_is_shown(PartAction action, string? key, int times)
    {
        var text = PlanOutput.Text(Some.Plan(With(action, key)));

        Assert.That(text.Split(Mark), Has.Length.EqualTo(times + 1), text);
    }

    // The changed email of a plan, whose only variant was matched by its content.
    private static SequenceChange With(PartAction action, string? key)
    {
        var change = SomePlans.CopyChanged;
        var step = change.Steps.First(step => step.Touches.Length > 0 && step.Action == PartAction.Update);
        var touch = step.Touches[0] with { Action = action, Key = key, MatchedBy = MatchedBy.Content };
        return change with { Steps = [step with { MatchedBy = MatchedBy.Lock, Touches = [touch] }] };
    }
}
