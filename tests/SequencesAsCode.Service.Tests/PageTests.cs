using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Tests;

[TestFixture]
internal sealed class PageTests
{
    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(100, 1)]
    [TestCase(101, 2)]
    [TestCase(250, 3)]
    public async Task Every_page_is_read_once(int count, int pages)
    {
        using var scene = new Scene(Many(count));

        var state = await scene.Service.ReadAsync(ReadScope.Rows, CancellationToken.None);

        Assert.That(
            state.Rows.Select(row => row.Name),
            Is.EqualTo(Enumerable.Range(1, count).Select(index => $"Sequence {index}"))
        );
        Assert.That(scene.Calls("POST", "/search"), Is.EqualTo(pages));
    }

    [TestCase(FaultKind.RepeatPage, 250, 2)]
    [TestCase(FaultKind.RepeatPage, 200, 2)]
    [TestCase(FaultKind.DropPage, 250, 2)]
    [TestCase(FaultKind.DropPage, 250, 3)]
    [TestCase(FaultKind.DropPage, 300, 1)]
    public void A_repeated_or_missing_page_makes_the_list_incomplete(FaultKind kind, int count, int call)
    {
        using var scene = new Scene(Many(count));
        scene.Break(
            new Fault
            {
                Kind = kind,
                Path = "/emailer_campaigns/search",
                Call = call,
                Times = 0,
            }
        );

        Assert.That(
            async () => await scene.Service.ReadAsync(ReadScope.Rows, CancellationToken.None),
            Failing.With(FailureKind.Incomplete, "An incomplete list is not used")
        );
    }

    [TestCase(FaultKind.RepeatPage)]
    [TestCase(FaultKind.DropPage)]
    [TestCase(FaultKind.WrongTypes)]
    [TestCase(FaultKind.OtherSequence)]
    public async Task Pages_that_do_not_fit_together_once_are_all_read_again(FaultKind kind)
    {
        using var scene = new Scene(Many(250));
        scene.Break(
            new Fault
            {
                Kind = kind,
                Path = "/emailer_campaigns/search",
                Call = 2,
            }
        );

        var state = await scene.Service.ReadAsync(ReadScope.Rows, CancellationToken.None);

        Assert.That(state.Rows, Has.Length.EqualTo(250));
        Assert.That(scene.Time.Waits, Does.Contain(1));
    }

    [TestCase(new[] { 100, 0, 50 }, "page 2 of 3 is empty", TestName = "An_empty_page_in_the_middle_is_incomplete")]
    [TestCase(
        new[] { 100, 100, 49 },
        "the service counts 250, but its pages hold 249",
        TestName = "Fewer_rows_than_counted_are_incomplete"
    )]
    [TestCase(
        new[] { 100, 100, 51 },
        "the service counts 250, but its pages hold 251",
        TestName = "More_rows_than_counted_are_incomplete"
    )]
    public void Pages_have_to_add_up(int[] sizes, string message)
    {
        var page = 0;
        var reader = new PageReader((asked, _) => Task.FromResult(Page(asked, sizes[page++], 250, 3)));

        Assert.That(
            async () => await reader.ReadAsync(WireReader.Rows, row => row.Id, CancellationToken.None),
            Failing.With(FailureKind.Incomplete, message)
        );
    }

    [Test]
    public void Another_page_than_the_one_asked_for_is_incomplete()
    {
        var reader = new PageReader((_, _) => Task.FromResult(Page(1, 100, 200, 2)));

        Assert.That(
            async () => await reader.ReadAsync(WireReader.Rows, row => row.Id, CancellationToken.None),
            Failing.With(FailureKind.Incomplete, "page 2 was asked for, but the answer is page 1")
        );
    }

    [Test]
    public void A_row_that_is_on_two_pages_is_incomplete()
    {
        var first = Page(1, 100, 200, 2);
        var reader = new PageReader((asked, _) => Task.FromResult(asked == 1 ? first : With(first, "page", 2)));

        Assert.That(
            async () => await reader.ReadAsync(WireReader.Rows, row => row.Id, CancellationToken.None),
            Failing.With(FailureKind.Incomplete, "on two pages")
        );
    }

    [TestCase("page", "\"1\"")]
    [TestCase("total_entries", "\"3\"")]
    [TestCase("total_pages", "\"1\"")]
    public async Task Numbers_of_pages_may_be_strings(string member, string value)
    {
        var reader = new PageReader(
            (asked, _) => Task.FromResult(With(Page(asked, 3, 3, 1), member, JsonNode.Parse(value)))
        );

        var rows = await reader.ReadAsync(WireReader.Rows, row => row.Id, CancellationToken.None);

        Assert.That(rows, Has.Length.EqualTo(3));
    }

    [TestCase("total_entries", "null")]
    [TestCase("total_entries", "\"many\"")]
    [TestCase("total_pages", "1.5")]
    [TestCase("total_pages", "[]")]
    [TestCase("page", "\"\"")]
    public void Malformed_numbers_of_pages_are_incomplete(string member, string value)
    {
        var reader = new PageReader(
            (asked, _) => Task.FromResult(With(Page(asked, 3, 3, 1), member, JsonNode.Parse(value)))
        );

        Assert.That(
            async () => await reader.ReadAsync(WireReader.Rows, row => row.Id, CancellationToken.None),
            Failing.With(FailureKind.Incomplete, "'pagination' is missing or malformed")
        );
    }

    [TestCase("""{"emailer_campaigns":[]}""")]
    [TestCase("""{"emailer_campaigns":[],"pagination":[]}""")]
    [TestCase("""{"emailer_campaigns":[],"pagination":{"page":1}}""")]
    public void A_list_without_pagination_is_incomplete(string answer)
    {
        var reader = new PageReader((_, _) => Task.FromResult(JsonDocument.Parse(answer).RootElement));

        Assert.That(
            async () => await reader.ReadAsync(WireReader.Rows, row => row.Id, CancellationToken.None),
            Failing.With(FailureKind.Incomplete)
        );
    }

    private static string Many(int count) =>
        new JsonObject
        {
            ["sequences"] = new JsonArray([
                .. Enumerable
                    .Range(1, count)
                    .Select(index => (JsonNode)new JsonObject { ["name"] = $"Sequence {index}" }),
            ]),
        }.ToJsonString();

    private static JsonElement Page(int page, int size, int entries, int pages) =>
        Element(
            new()
            {
                ["emailer_campaigns"] = new JsonArray([
                    .. Enumerable
                        .Range(0, size)
                        .Select(index => (JsonNode)new JsonObject { ["id"] = $"{page}-{index}" }),
                ]),
                ["pagination"] = new JsonObject
                {
                    ["page"] = page,
                    ["per_page"] = 100,
                    ["total_entries"] = entries,
                    ["total_pages"] = pages,
                },
            }
        );

    private static JsonElement With(JsonElement answer, string member, JsonNode? value)
    {
        var changed = JsonNode.Parse(answer.GetRawText())!.AsObject();
        changed["pagination"]![member] = value;
        return Element(changed);
    }

    private static JsonElement Element(JsonObject answer) => JsonDocument.Parse(answer.ToJsonString()).RootElement;
}
