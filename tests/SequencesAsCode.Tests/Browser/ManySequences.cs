using SequencesAsCode.Testing.Builders;
using Some = SequencesAsCode.Testing.Builders.Some;

namespace SequencesAsCode.Tests.Browser;

/// <summary>Plans with many changed sequences.</summary>
internal static class ManySequences
{
    /// <summary>Sequences <c>s0</c>, <c>s1</c>, … that are on and reworded; every fourth has other labels.</summary>
    public static Plan Plan(int count, string words = "Words of the new version")
    {
        var scenes = Enumerable.Range(0, count).Select(number => Scene(number, words)).ToList();
        return new PlanScene
        {
            Files = [.. scenes.Select(scene => scene.Files.Single())],
            Service = [.. scenes.Select(scene => scene.Service.Single())],
            Lock = [.. scenes.Select(scene => scene.Lock.Single())],
            Consents = Consents.None with { ManyAtOnce = true },
        }.Plan();
    }

    private static PlanScene Scene(int number, string words)
    {
        var file = Wanted
            .New(
                $"Sequence number {number}",
                $"s{number}",
                Wanted.Email("intro", "<p>Words of the old version</p>"),
                Wanted.Call("call", "Ask about the budget"),
                Wanted.Email("last", "<p>Good bye</p>")
            )
            .With(Fields.Active, new FieldValue.Flag(true));
        var held = Held.Of(file, number + 1).Live(new(1_000 - number));
        var scene = new PlanScene
        {
            Files = [file],
            Service = [held],
            Lock = [Held.Known(file, held)],
        };
        return number % 4 == 3
            ? scene.File(edited => edited.With(Fields.Labels, new FieldValue.Set(["Q4"])))
            : scene.File(edited =>
                edited.WithStep(
                    0,
                    step => step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html($"<p>{words}</p>")))
                )
            );
    }
}
