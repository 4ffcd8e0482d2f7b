using System.Text.RegularExpressions;
using SequencesAsCode.Testing;
using SequencesAsCode.Tests.Releases;
using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What holds of every pipeline file, whoever runs it. Each test first says how much it looked at.</summary>
[TestFixture]
[Category("Pipelines")]
internal sealed partial class PipelineFileTests
{
    private const string Flow = ".github/workflows/sequences.yml";
    private const string Caller = "examples/ci/github/sequences.yml";
    private const string Sarif = "examples/ci/github/sequences-sarif.yml";
    private const string Ours = "your-org/sequences-as-code/";

    private static readonly string[] Actions = ["setup", "plan", "apply"];

    private static IEnumerable<(string Name, YamlNode Job)> Jobs =>
        new[] { Flow, Sarif }.SelectMany(file => Steps.Load(file).Inputs("jobs").Select(job => (job.Name, job.Node)));

    private static IEnumerable<string> Texts =>
        Actions
            .Select(action => $"actions/{action}/action.yml")
            .Concat([Flow, Caller, Sarif])
            .Select(path => File.ReadAllText(Path.Combine(Repository.Root, path)));

    [Test]
    public void Actions_of_others_are_pinned_to_whole_ids_with_their_version_beside()
    {
        var uses = Texts
            .SelectMany(text => text.Split('\n'))
            .Where(line => line.Contains("uses:", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .ToList();
        var others = uses.Where(line => !line.Contains(Ours, StringComparison.Ordinal)).ToList();

        Assert.That(others, Has.Count.GreaterThan(12));
        Assert.That(others, Has.All.Match(@"^(- )?uses: [a-z-]+/[a-z-]+(/[a-z-]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$"));
        Assert.That(
            uses.Except(others),
            Has.All.Match($@"uses: {Ours}(actions/[a-z]+|\.github/workflows/sequences\.yml)@v{Published.Version}$")
        );
        Assert.That(
            others
                .Select(line => Pin().Match(line))
                .GroupBy(pin => pin.Groups[1].Value)
                .Where(action => action.Select(pin => pin.Value).Distinct().Count() > 1),
            Is.Empty
        );
    }

    [Test]
    public void Every_job_says_its_permissions_and_its_time()
    {
        var jobs = Jobs.ToList();

        Assert.That(jobs, Has.Count.EqualTo(8));
        Assert.That(
            new[] { Flow, Caller, Sarif }.Where(file =>
                Steps.Load(file).Get("permissions") is not YamlMappingNode { Children.Count: 0 }
            ),
            Is.Empty
        );
        Assert.That(
            jobs.Where(job => job.Job.Map("permissions").Count == 0 || job.Job.Text("timeout-minutes").Length == 0)
                .Select(job => job.Name),
            Is.Empty
        );
    }

    [Test]
    public void Only_what_has_to_may_write()
    {
        var writers = Jobs.SelectMany(job =>
                job.Job.Map("permissions")
                    .Where(right => right.Value != "read")
                    .Select(right => $"{job.Name}: {right.Key}")
            )
            .Order(StringComparer.Ordinal);

        Assert.That(
            writers,
            Is.EqualTo(
                new[]
                {
                    "apply: contents",
                    "apply: pull-requests",
                    "drift: contents",
                    "drift: pull-requests",
                    "plan-offline: issues",
                    "plan-offline: pull-requests",
                    "plan: issues",
                    "plan: pull-requests",
                    "sarif: security-events",
                }
            )
        );
    }

    [Test]
    public void The_caller_grants_what_the_jobs_ask_for_and_no_more()
    {
        var asked = Steps
            .Load(Flow)
            .Inputs("jobs")
            .SelectMany(job => job.Node.Map("permissions"))
            .GroupBy(right => right.Key, right => right.Value)
            .ToDictionary(right => right.Key, right => right.Contains("write") ? "write" : "read");

        Assert.That(Steps.Load(Caller).Map("jobs", "sequences", "permissions"), Is.EquivalentTo(asked));
    }

    [Test]
    public void Inputs_are_those_of_the_actions_and_workflows_that_are_called()
    {
        var inputs = Actions.ToDictionary(
            action => $"actions/{action}",
            action => Steps.Load($"actions/{action}/action.yml").Inputs("inputs").Select(input => input.Name).ToList(),
            StringComparer.Ordinal
        );
        var flow = Steps.Load(Flow).Inputs("on", "workflow_call", "inputs").Select(input => input.Name).ToList();
        var calls = Jobs.SelectMany(job => job.Job.List("steps"))
            .Where(step => step.Text("uses").StartsWith(Ours, StringComparison.Ordinal))
            .Select(step => (Action: step.Text("uses")[Ours.Length..].Split('@')[0], Given: step.Map("with").Keys))
            .ToList();

        Assert.That(calls, Has.Count.EqualTo(8));
        foreach (var (action, given) in calls)
            Assert.That(given, Is.SubsetOf(inputs[action]), action);
        Assert.That(Steps.Load(Caller).Map("jobs", "sequences", "with").Keys, Is.SubsetOf(flow));
    }

    [Test]
    public void A_checkout_leaves_no_credentials()
    {
        var checkouts = Jobs.SelectMany(job => job.Job.List("steps"))
            .Where(step => step.Text("uses").StartsWith("actions/checkout@", StringComparison.Ordinal))
            .ToList();

        Assert.That(checkouts, Has.Count.EqualTo(Jobs.Count()));
        Assert.That(checkouts.Select(step => step.Text("with", "persist-credentials")), Has.All.EqualTo("false"));
    }

    [Test]
    public void Shell_holds_no_expression_of_the_platform()
    {
        var azure = Repository
            .Files("azure", "*.yml")
            .Select(File.ReadAllText)
            .SelectMany(text => Regex.Matches(text, @"(?m)^ +(.*\$(\([A-Za-z.]+\)|\{\{).*)$"))
            .Select(match => match.Groups[1].Value.Trim())
            .ToList();

        Assert.That(PipelineShell.Github(), Has.Count.GreaterThan(12).And.None.Contains("${{"));
        Assert.That(PipelineShell.Gitlab(), Has.Count.GreaterThan(8));
        Assert.That(
            PipelineShell
                .Gitlab()
                .SelectMany(script => script.Split('\n'))
                .Where(line => line.Contains("$[[", StringComparison.Ordinal)),
            Has.All.Match(@"^export [A-Z_]+='\$\[\[ inputs\.[a-z-]+ \]\]'$")
        );
        Assert.That(azure, Has.Count.GreaterThan(10).And.All.Match("^[A-Za-z_]+: |^- publish: "));
    }

    // They become text in single quotes of the shell.
    [Test]
    public void No_input_of_GitLab_can_end_the_quotes_that_it_is_put_in()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "templates/sequences.yml"));
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var quoted = ((YamlNode)stream.Documents[0].RootNode)
            .Inputs("spec", "inputs")
            .Where(input => text.Contains($"='$[[ inputs.{input.Name} ]]'", StringComparison.Ordinal))
            .ToList();
        var free = quoted.Where(input => input.Node.Get("options") is null).ToList();

        Assert.That((quoted.Count, free.Count), Is.EqualTo((11, 8)));
        foreach (var (name, input) in free)
        {
            var pattern = new Regex(input.Text("regex"));
            Assert.That(pattern.IsMatch(input.Text("default")), name);
            Assert.That(pattern.IsMatch("teams/out bound"), name);
            Assert.That(new[] { "a'b", "'", "a\nb", "" }.Where(text => pattern.IsMatch(text)), Is.Empty, name);
        }
    }

    [Test]
    public void The_key_goes_to_nothing_that_a_fork_can_start_and_to_single_steps()
    {
        var holders = Jobs.Where(job =>
                job.Job.List("steps")
                    .Any(step =>
                        step.Map("env").ContainsKey("APOLLO_API_KEY") || step.Map("with").ContainsKey("api-key")
                    )
            )
            .ToList();
        var takers = Actions
            .SelectMany(action => Steps.Load($"actions/{action}/action.yml").List("runs", "steps"))
            .Where(step => step.Map("env").ContainsValue("${{ inputs.api-key }}"))
            .Select(step => step.Text("name"));

        Assert.That(
            holders.Select(job => job.Name),
            Is.EqualTo(new[] { "plan", "plan-main", "apply", "snapshot", "drift" })
        );
        Assert.That(holders.Select(job => job.Job.Text("environment")), Has.All.Match("^sequences-(plan|main|apply)$"));
        Assert.That(
            holders.Single(job => job.Name == "plan").Job.Text("if"),
            Does.EndWith("github.event.pull_request.head.repo.full_name == github.repository")
        );
        Assert.That(
            holders.Where(job => job.Name is not ("plan" or "apply")).Select(job => job.Job.Text("if")),
            Has.All.Match("'(push|schedule)'").And.None.Contains("pull_request")
        );
        Assert.That(takers, Is.EqualTo(new[] { "Plan", "Apply" }));
        Assert.That(
            Steps.Load(Caller).Map("jobs", "sequences", "secrets"),
            Is.EquivalentTo(
                new[] { "APOLLO_API_KEY", "RELEASES_TOKEN" }.Select(name =>
                    KeyValuePair.Create(name, $"${{{{ secrets.{name} }}}}")
                )
            ),
            "The caller passes these alone, and from any organization."
        );
        Assert.That(Texts, Has.None.Contains("pull_request_target"));
    }

    [Test]
    public void No_apply_is_cut_short_and_what_needs_a_snapshot_runs_in_private_repositories_only()
    {
        var group = Steps.Load(Caller).Map("concurrency");

        Assert.That(group["cancel-in-progress"], Is.EqualTo("${{ github.event_name == 'pull_request' }}"));
        Assert.That(
            group["group"],
            Is.EqualTo("${{ github.workflow }}-${{ github.event.number || github.event.schedule || 'apply' }}"),
            "Pull requests, schedules and applies wait each for their own kind."
        );
        Assert.That(
            Jobs.Where(job => job.Job.Get("concurrency") is not null)
                .Select(job => (job.Name, job.Job.Text("concurrency", "group"))),
            Is.EqualTo(
                new[] { "apply", "drift" }.Select(job =>
                    (job, "sequences-apply-${{ inputs.workspace }}-${{ inputs.environment }}")
                )
            ),
            "At most one of each kind is there, so none of them replaces another that waits."
        );
        Assert.That(
            Jobs.Single(job => job.Name == "plan-offline").Job.Text("if"),
            Does.Contain(" && github.event.repository.private && ")
        );
    }

    // No linter of Azure's files works without the service, so what they may say is listed here.
    [Test]
    public void The_Azure_files_say_nothing_that_Azure_does_not_know()
    {
        var file = Steps.Load("azure/sequences.yml");
        var jobs = file.List("stages").SelectMany(stage => stage.List("jobs")).ToList();
        var templates = new[] { "install", "comment", "left" }.Select(name => Steps.Load($"azure/{name}.yml")).ToList();
        var steps = jobs.SelectMany(job => job.List("steps").Concat(job.List("strategy", "runOnce", "deploy", "steps")))
            .Concat(templates.SelectMany(template => template.List("steps")))
            .ToList();
        var caller = Steps.Load("examples/ci/azure/azure-pipelines.yml");

        Assert.That((jobs.Count, steps.Count), Is.EqualTo((7, 33)));
        Assert.That(Unknown([file], "parameters variables stages"), Is.Empty);
        Assert.That(Unknown(templates, "steps"), Is.Empty);
        Assert.That(Unknown(file.List("parameters"), "name type default values"), Is.Empty);
        Assert.That(Unknown(file.List("stages"), "stage dependsOn condition variables jobs"), Is.Empty);
        Assert.That(Unknown(jobs, "job deployment environment timeoutInMinutes strategy steps condition"), Is.Empty);
        Assert.That(
            Unknown(
                steps,
                "checkout fetchDepth persistCredentials task bash publish download artifact inputs name "
                    + "displayName env condition template"
            ),
            Is.Empty
        );
        Assert.That(jobs.SelectMany(First).Select(step => step.Text("template")), Has.All.EqualTo("install.yml"));
        Assert.That(templates[0].List("steps").First().Text("persistCredentials"), Is.EqualTo("false"));
        Assert.That(
            file.List("stages")
                .SelectMany(stage =>
                    stage.List("dependsOn").Select(on => on.ToString()).Append(stage.Text("dependsOn"))
                )
                .Where(on => on.Length > 0)
                .Distinct(),
            Is.SubsetOf(file.List("stages").Select(stage => stage.Text("stage")))
        );
        Assert.That(Unknown([caller], "trigger schedules resources pool lockBehavior extends"), Is.Empty);
        Assert.That(
            caller.Map("extends", "parameters").Keys,
            Is.SubsetOf(file.List("parameters").Select(parameter => parameter.Text("name")))
        );

        static IEnumerable<YamlNode> First(YamlNode job) =>
            job.List("steps").Concat(job.List("strategy", "runOnce", "deploy", "steps")).Take(1);
    }

    private static IEnumerable<string> Unknown(IEnumerable<YamlNode> nodes, string known) =>
        nodes
            .Cast<YamlMappingNode>()
            .SelectMany(node => node.Children.Keys.Select(key => key.ToString()))
            .Except(known.Split(' '));

    [GeneratedRegex("uses: ([^@]+)@.*")]
    private static partial Regex Pin();
}
