using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;
using SequencesAsCode.Tests.Support;

namespace SequencesAsCode.Tests.Planning;

/// <summary>What files say: sequences, steps and touches with as much as a test names.</summary>
internal static class Wanted
{
    public static DesiredSequence Sequence(string key, params IEnumerable<DesiredStep> steps) =>
        new(key, null, null, FieldSet.Of((Fields.Name, Some.Text($"Sequence {key}"))), [.. steps], [], [], Some.At(key), ImmutableDictionary<Field, SourceLocation>.Empty);

    /// <summary>An email with one approved touch.</summary>
    public static DesiredStep Email(string? key, string body, int days = 1) => Emails(key, days, Touch("a", body));

    public static DesiredStep Emails(string? key, int days, params IEnumerable<DesiredTouch> touches) =>
        new(key, null, StepTypes.AutoEmail, FieldSet.Of((Fields.Wait, Some.Days(days))), [.. touches], Some.At("any", 10));

    public static DesiredStep Call(string? key, string note, int days = 2) =>
        new(key, null, StepTypes.Call, FieldSet.Of((Fields.Wait, Some.Days(days)), (Fields.Note, Some.Html(note))), null, Some.At("any", 20));

    public static DesiredTouch Touch(string? key, string body, string status = "approved") =>
        new(key, null, FieldSet.Of((Fields.Status, Some.Text(status)), (Fields.Subject, Some.Text("Hello")), (Fields.Body, Some.Html(body))), Some.At("any", 11));

    public static Tombstone Tombstone(string? id = null, string? key = null) => new(id, key, "had its day", Some.At("any", 30));

    public static DesiredSequence With(this DesiredSequence sequence, Field field, FieldValue value) => sequence with { Fields = sequence.Fields.With(field, value) };

    public static DesiredSequence WithStep(this DesiredSequence sequence, int index, Func<DesiredStep, DesiredStep> edit) =>
        sequence with { Steps = sequence.Steps!.Value.SetItem(index, edit(sequence.Steps.Value[index])) };

    public static DesiredSequence WithoutStep(this DesiredSequence sequence, int index) => sequence with { Steps = sequence.Steps!.Value.RemoveAt(index) };

    public static DesiredSequence WithSteps(this DesiredSequence sequence, params IEnumerable<DesiredStep> steps) => sequence with { Steps = [.. steps] };

    public static DesiredStep With(this DesiredStep step, Field field, FieldValue value) => step with { Fields = step.Fields.With(field, value) };

    public static DesiredStep WithTouches(this DesiredStep step, params IEnumerable<DesiredTouch> touches) => step with { Touches = [.. touches] };

    public static DesiredStep WithTouch(this DesiredStep step, int index, Func<DesiredTouch, DesiredTouch> edit) =>
        step with { Touches = step.Touches!.Value.SetItem(index, edit(step.Touches.Value[index])) };

    public static DesiredTouch With(this DesiredTouch touch, Field field, FieldValue value) => touch with { Fields = touch.Fields.With(field, value) };
}
