using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Applying;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Files;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Supaglue;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Fuzz;

/// <summary>
/// Whatever the service answers, to any call of a plan or an apply, the run ends with a result or with a sentence about
/// the service.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class AnswerFuzzTests
{
    private static readonly Lazy<DesiredState> Quickstart = new(() =>
        new DesiredStateReader().Read(Path.Combine(Repository.Root, "examples/quickstart"), null).Desired!
    );

    [TestCase(100)]
    [TestCase(2_000, Category = Law.Long)]
    public void Spoilt_answers(int cases)
    {
        var (planned, refused, applied, broken) = (0, 0, 0, 0);
        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                using var folder = new TemporaryFolder();
                var withApply = dice.Chance(0.4);
                using var handler = new Spoiler(dice, withApply ? dice.Number(0, 25) : dice.Number(0, 7));
                using var service = new ApolloService(
                    new(ConnectionSettings.DefaultBaseUrl, "key", handler, new InstantTime(), null)
                );
                return Judge.Of(
                    default,
                    () =>
                    {
                        try
                        {
                            var current = new CurrentStateReader(service)
                                .ReadAsync(Quickstart.Value, Base.Empty, [], CancellationToken.None)
                                .GetAwaiter()
                                .GetResult();
                            if (
                                Planner
                                    .CreatePlan(
                                        Quickstart.Value,
                                        current,
                                        Base.Empty,
                                        new("emulator", [], Scene.Everything),
                                        service
                                    )
                                    .Plan
                                is not { } plan
                            )
                                return [];
                            new TextRenderer(false).Write(plan, TextWriter.Null);
                            planned++;
                            if (!withApply)
                                return [];
                            var store = LockStore.For(
                                new(folder.Path, [], Policy.Default, [], []),
                                new WorkspaceEnvironment.Emulator("local", null)
                            );
                            store.Read();
                            var report = new Applier(service, store, new InstantTime())
                                .ApplyAsync(plan, true, null, CancellationToken.None)
                                .GetAwaiter()
                                .GetResult();
                            new TextRenderer(false).Write(report, TextWriter.Null);
                            applied++;
                            if (
                                report.Results.Any(result =>
                                    result.Status is ChangeStatus.Failed or ChangeStatus.Unknown
                                )
                            )
                                broken++;
                            return store
                                .Read()
                                .Diagnostics.Select(diagnostic => $"what was written cannot be read: {diagnostic}");
                        }
                        catch (ServiceException)
                        {
                            refused++;
                            return [];
                        }
                    }
                );
            },
            cases,
            () =>
                Law.Below(
                    ("planned", planned, 1),
                    ("refused", refused, 1),
                    ("applied", applied, 1),
                    ("failures", broken, 1)
                )
        );
        TestContext.Out.WriteLine(
            $"{planned} planned, {refused} refused, {applied} applied, {broken} of them with a failure"
        );
    }

    [TestCase(150)]
    [TestCase(1_500, Category = Law.Long)]
    public void Spoilt_answers_of_Supaglue(int cases)
    {
        var (planned, refused, applied) = (0, 0, 0);
        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                using var folder = new TemporaryFolder();
                using var handler = new Spoiler(dice, dice.Number(0, 12));
                using var service = new SupaglueService(
                    new(SupaglueAccount.DefaultBaseUrl, "key", handler, new InstantTime(), null),
                    new("acme", "apollo"),
                    _ => { }
                );
                return Judge.Of(
                    default,
                    () =>
                    {
                        try
                        {
                            var files = Quickstart.Value with
                            {
                                Sequences =
                                [
                                    .. Quickstart
                                        .Value.Sequences.Where(sequence => sequence.Key == "trial-welcome")
                                        .Select(Retitled),
                                ],
                            };
                            var current = new CurrentStateReader(service)
                                .ReadAsync(files, Base.Empty, [], CancellationToken.None)
                                .GetAwaiter()
                                .GetResult();
                            if (
                                Planner
                                    .CreatePlan(
                                        files,
                                        current,
                                        Base.Empty,
                                        new("supaglue", [], Scene.Everything),
                                        service
                                    )
                                    .Plan
                                is not { } plan
                            )
                                return [];
                            planned++;
                            var store = LockStore.For(
                                new(folder.Path, [], Policy.Default, [], []),
                                new WorkspaceEnvironment.Supaglue("through", "acme", "apollo", "KEY")
                            );
                            store.Read();
                            var report = new Applier(service, store, new InstantTime())
                                .ApplyAsync(plan, true, null, CancellationToken.None)
                                .GetAwaiter()
                                .GetResult();
                            new TextRenderer(false).Write(report, TextWriter.Null);
                            if (report.Results.Any(result => result.Status == ChangeStatus.Applied))
                                applied++;
                            return store
                                .Read()
                                .Diagnostics.Select(diagnostic => $"what was written cannot be read: {diagnostic}");
                        }
                        catch (ServiceException)
                        {
                            refused++;
                            return [];
                        }
                    }
                );
            },
            cases,
            () => Law.Below(("planned", planned, 1), ("refused", refused, 1), ("applied", applied, 1))
        );
    }

    private static DesiredSequence Retitled(DesiredSequence sequence) =>
        sequence with
        {
            Steps =
            [
                .. sequence.Steps!.Value.Select(step =>
                    step with
                    {
                        Touches =
                        [
                            .. step.Touches!.Value.Select(touch =>
                                touch.Fields.Contains(Fields.Subject)
                                    ? touch with
                                    {
                                        Fields = touch.Fields.With(Fields.Subject, Some.Text("Your trial is ready")),
                                    }
                                    : touch
                            ),
                        ],
                    }
                ),
            ],
        };

    /// <summary>The emulator's account, with one answer spoilt, or every one from there on.</summary>
    private sealed class Spoiler : DelegatingHandler
    {
        private readonly Dice dice;
        private readonly int target;
        private readonly bool lasting;
        private readonly Lock gate = new();
        private int calls;

        public Spoiler(Dice dice, int target)
            : base(new EmulatorHandler(EmulatedApollo.FromSeed(Corpus.Seeds[0], null, new ManualTime()))) =>
            (this.dice, this.target, lasting) = (dice, target, dice.Chance(0.2));

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            lock (gate)
            {
                var call = calls++;
                return call == target || (lasting && call > target) ? Spoilt(answer, body) : answer;
            }
        }

        private HttpResponseMessage Spoilt(HttpResponseMessage answer, string body)
        {
            if (dice.Chance(0.15))
                answer.StatusCode = (HttpStatusCode)
                    dice.Of(200, 204, 301, 400, 401, 403, 404, 409, 422, 429, 500, 503, 599);
            if (dice.Chance(0.1))
                answer.Headers.TryAddWithoutValidation(
                    dice.Of("retry-after", "x-minute-requests-left", "x-rate-limit-hourly"),
                    dice.Of("-1", "NaN", "-Infinity", "∞", "1e9", "0", "60", "Fri, 31 Dec 1999 23:59:59 GMT")
                );
            var bytes =
                dice.Chance(0.7) && Tree(body) is { } tree
                    ? Encoding.UTF8.GetBytes(new JsonMutator(dice).Mutate(tree))
                    : new TextMutator(
                        dice,
                        [body, "{}", "[]", "<html>", "{\"error\":\"\\ud800\"}", "{\"error\":\"no \\u001b[2J\"}"]
                    ).Mutate(body);
            answer.Content = new ByteArrayContent(bytes);
            answer.Content.Headers.TryAddWithoutValidation(
                "Content-Type",
                dice.Chance(0.9)
                    ? "application/json; charset=utf-8"
                    : dice.Of(
                        "text/html",
                        "application/json; charset=nonsense",
                        "x",
                        "application/json; charset=utf-16",
                        ""
                    )
            );
            return answer;
        }

        private static JsonNode? Tree(string body)
        {
            try
            {
                return JsonNode.Parse(body);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
