using System.Globalization;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Quality;

/// <summary>What the lock knows of the steps of the service.</summary>
internal enum Locked
{
    Never,
    Fresh,
    Stale,
}

/// <summary>A way to edit generated files, planned many times and counted.</summary>
internal abstract record Scenario(bool HasKeys, Locked Locked)
{
    /// <summary>Scripts of each scenario in a default run.</summary>
    public const int Few = 300;

    /// <summary>Scripts of each scenario in the long category.</summary>
    public const int Many = 1000;

    private static readonly int Seed = Number("QUALITY_SEED", 20_251);

    /// <summary>The environment variables that repeat a run.</summary>
    /// <param name="scripts">How many scripts the run has, unless <c>QUALITY_SCRIPTS</c> says otherwise.</param>
    public static string Settings(int scripts) => $"QUALITY_SEED={Seed} QUALITY_SCRIPTS={Given(scripts)}";

    /// <summary>Plans edits as <see cref="EditScript"/> makes them.</summary>
    public static Tally Measure(int scripts, string name, bool hasKeys, Locked locked, Action<EditScript> edit) =>
        Measure(scripts, name, new OfScript(hasKeys, locked, edit));

    /// <summary>Plans edits as a <see cref="Quality.Revision"/> makes them.</summary>
    public static Tally MeasureRevision(int scripts, string name, bool hasKeys, Locked locked, Action<Revision> edit) =>
        Measure(scripts, name, new OfRevision(hasKeys, locked, edit));

    protected abstract List<Draft> Steps(SequenceDraw draw);

    protected abstract List<Draft> Edited(Dice dice, SalesCopy copy, SequenceDraw draw, List<Draft> held);

    private static Tally Measure(int scripts, string name, Scenario scenario)
    {
        var tally = new Tally();
        for (var script = 0; script < Given(scripts); script++)
        {
            scenario.Run(new Dice(unchecked((Seed * 1_000_003) + script)), tally);
        }

        TestContext.Out.WriteLine(
            $"{name, -50} steps {tally.Steps, -18} touches {tally.Touches, -18} new taken for old: steps "
                + $"{tally.FalseSteps, -15} touches {tally.FalseTouches}"
        );
        return tally;
    }

    private void Run(Dice dice, Tally tally)
    {
        var copy = new SalesCopy(dice);
        var draw = new SequenceDraw(dice, copy);
        var isMarkdown = dice.Chance(0.5);
        var locked = Steps(draw);
        var held =
            Locked == Locked.Stale
                ? draw.Held(new EditScript(dice, copy, draw, locked).Ordinary().Ordinary().Steps)
                : locked;
        var edited = Edited(dice, copy, draw, held);

        var file = Wanted.Sequence("drawn", edited.Select(step => step.Want(HasKeys, isMarkdown)));
        var service = Held.Of(Wanted.Sequence("drawn"));
        var known = Wanted.Sequence("drawn", locked.Select(step => step.Want(HasKeys, isMarkdown)));
        var scene = new PlanScene
        {
            Files = [file with { Id = service.Id }],
            Service = [service with { Steps = [.. held.Select(step => step.Hold())] }],
            Lock =
                Locked == Locked.Never
                    ? []
                    : [Held.Known(known, service with { Steps = [.. locked.Select(step => step.Hold())] })],
        };
        tally.Add(held, edited, HasKeys, isExact: HasKeys && Locked == Locked.Fresh, scene.Change());
    }

    private static int Given(int scripts) => Number("QUALITY_SCRIPTS", scripts);

    private static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : usual;

    private sealed record OfScript(bool HasKeys, Locked Locked, Action<EditScript> Edit) : Scenario(HasKeys, Locked)
    {
        protected override List<Draft> Steps(SequenceDraw draw) => draw.Steps();

        protected override List<Draft> Edited(Dice dice, SalesCopy copy, SequenceDraw draw, List<Draft> held)
        {
            var script = new EditScript(dice, copy, draw, held);
            Edit(script);
            return script.Steps;
        }
    }

    private sealed record OfRevision(bool HasKeys, Locked Locked, Action<Revision> Edit) : Scenario(HasKeys, Locked)
    {
        protected override List<Draft> Steps(SequenceDraw draw) => draw.TeamSteps();

        protected override List<Draft> Edited(Dice dice, SalesCopy copy, SequenceDraw draw, List<Draft> held)
        {
            var revision = new Revision(dice, copy, draw, held);
            Edit(revision);
            return revision.Steps;
        }
    }
}
