using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class FaultScriptTests
{
    [Test]
    public void The_nth_matching_call_is_met_as_often_as_said()
    {
        var script = new FaultScript(
            new Fault
            {
                Kind = FaultKind.Error,
                Method = "PUT",
                Path = "/sequences/*",
                Call = 2,
                Times = 2,
            }
        );

        var met = new[] { "PUT", "GET", "PUT", "PUT", "PUT" }.Select(m =>
            script.Next(Bench.Request(m, "/sequences/1")) is not null
        );

        Assert.That(met, Is.EqualTo(new[] { false, false, true, true, false }));
    }

    [Test]
    public void Without_method_and_path_all_calls_count()
    {
        var script = FaultScript.Parse("""{"faults":[{"kind":"error","call":3}]}""");

        var met = new[] { "/a", "/b", "/c", "/d" }.Select(p => script.Next(Bench.Request("GET", p)) is not null);

        Assert.That(met, Is.EqualTo(new[] { false, false, true, false }));
    }

    [Test]
    public void Zero_times_means_from_there_on()
    {
        var script = FaultScript.Parse("""[{"kind":"error","call":2,"times":0}]""");

        var met = Enumerable.Range(0, 5).Select(_ => script.Next(Bench.Request("GET", "/a")) is not null);

        Assert.That(met, Is.EqualTo(new[] { false, true, true, true, true }));
    }

    [Test]
    public void The_first_fault_that_meets_a_call_decides_and_all_of_them_count()
    {
        var script = FaultScript.Parse("""[{"kind":"lock"},{"kind":"error","times":2}]""");

        var kinds = Enumerable.Range(0, 3).Select(_ => script.Next(Bench.Request("GET", "/a"))?.Kind);

        Assert.That(kinds, Is.EqualTo(new FaultKind?[] { FaultKind.Lock, FaultKind.Error, null }));
    }

    [TestCase("/sequences/*", "/sequences/1", true)]
    [TestCase("/sequences/*", "/sequences", false)]
    [TestCase("/sequences/*", "/sequences/1/2", false)]
    [TestCase("/api/v1/sequences/*", "/sequences/1", true)]
    [TestCase("/emailer_campaigns/*/approve", "/emailer_campaigns/1/approve", true)]
    [TestCase("/emailer_campaigns/se.rch", "/emailer_campaigns/search", false)]
    public void A_star_stands_for_one_segment(string pattern, string path, bool matches)
    {
        var script = new FaultScript(new Fault { Kind = FaultKind.Error, Path = pattern });

        var fault = script.Next(Bench.Request("GET", path));

        Assert.That(fault is not null, Is.EqualTo(matches));
    }

    [TestCase("x", "The fault script is not valid JSON")]
    [TestCase("{}", "The fault script must be an array or an object with the array 'faults'.")]
    [TestCase("[1]", "The fault script is wrong at $.faults[0]: an object is expected.")]
    [TestCase(
        "[{}]",
        "The fault script is wrong at $.faults[0]: 'kind' must be one of answer, answer_after, bad_gateway, "
            + "cut_after, cut_before, cut_within, delay"
    )]
    [TestCase(
        """[{"kind":"error"},{"kind":"error","cal":1}]""",
        "The fault script is wrong at $.faults[1]: 'cal' is not known; known are kind, call"
    )]
    [TestCase(
        """[{"kind":"error","call":0}]""",
        "The fault script is wrong at $.faults[0]: 'call' must be a whole number of at least 1."
    )]
    [TestCase(
        """[{"kind":"quota","window":"week"}]""",
        "The fault script is wrong at $.faults[0]: 'window' must be minute, hour or day."
    )]
    public void A_wrong_script_is_answered_with_the_place(string json, string message)
    {
        var error = Assert.Throws<FormatException>(() => FaultScript.Parse(json))!;

        Assert.That(error.Message, Does.StartWith(message));
    }
}
