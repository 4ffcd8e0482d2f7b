using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace SequencesAsCode.Tests.Laws;

/// <summary>Checks a law over drawn cases. The seed is printed; the environment variable <c>LAW_SEED</c> repeats a run.</summary>
internal static class Law
{
    public const int Cases = 1000;

    /// <summary>The law holds when the action returns, for every drawn seed.</summary>
    public static void Holds(Action<int> check)
    {
        var given = Environment.GetEnvironmentVariable("LAW_SEED");
        var seed = given is null ? (ulong)TestContext.CurrentContext.Random.NextUInt() : ulong.Parse(given, System.Globalization.CultureInfo.InvariantCulture);
        TestContext.Out.WriteLine($"LAW_SEED={seed}, {Cases} cases");
        var property = Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), check);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(new(new Rnd(seed, 1), FSharpOption<int>.None)));
        Check.One(config, property);
    }
}
