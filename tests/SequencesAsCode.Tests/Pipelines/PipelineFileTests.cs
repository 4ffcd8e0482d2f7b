using System.Text.RegularExpressions;
using SequencesAsCode.Testing;
using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What holds of every pipeline file, whoever runs it. Each test first says how much it looked at.</summary>
[TestFixture]
[Category("Pipelines")]
internal sealed partial class PipelineFileTests
{
    private static readonly List<string> Workflows = [.. Repository.Files("examples/ci/github/workflows", "*.yml")];

    private static IEnumerable<(string Name, YamlNode Job)> Jobs =>
        Workflows.SelectMany(file =>
            ((YamlMappingNode)Load(file).Get("jobs")!).Children.Select(job =>
                ($"{Path.GetFileName(file)} {job.Key}", job.Value)
            )
        );

    [Test]
    public void Actions_are_pinned_to_whole_ids_with_their_version_beside()
    {
        var uses = Workflows
            .SelectMany(File.ReadLines)
            .Where(line => line.Contains("uses:", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .ToList();

        Assert.That(uses, Has.Count.GreaterThan(20));
        Assert.That(uses, Has.All.Match(@"^(- )?uses: [a-z-]+/[a-z-]+(/[a-z-]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$"));
        Assert.That(
            uses.Select(line => Pin().Match(line))
                .GroupBy(pin => pin.Groups[1].Value)
                .Where(action => action.Select(pin => pin.Value).Distinct().Count() > 1),
            Is.Empty
        );
    }

    [Test]
    public void Every_job_says_its_permissions_and_its_time()
    {
        var jobs = Jobs.ToList();

        Assert.That(jobs, Has.Count.GreaterThanOrEqualTo(8));
        Assert.That(
            Workflows.Where(file => Load(file).Get("permissions") is not YamlMappingNode { Children.Count: 0 }),
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
                    "sequences-apply.yml apply: contents",
                    "sequences-drift.yml drift: contents",
                    "sequences-drift.yml drift: pull-requests",
                    "sequences-plan-offline.yml plan: pull-requests",
                    "sequences-plan.yml plan: pull-requests",
                    "sequences-sarif.yml sarif: security-events",
                }
            )
        );
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
        var scripts = Jobs.SelectMany(job => job.Job.List("steps"))
            .Select(step => step.Text("run"))
            .Where(script => script.Length > 0)
            .ToList();
        var azure = Regex
            .Matches(File.ReadAllText(In("azure/azure-pipelines.yml")), @"(?m)^ +(.*\$\([A-Za-z.]+\).*)$")
            .Select(match => match.Groups[1].Value.Trim())
            .ToList();

        Assert.That(scripts, Has.Count.GreaterThan(20));
        Assert.That(scripts, Has.None.Contains("${{"));
        Assert.That(azure, Has.Count.GreaterThan(10).And.All.Match("^[A-Za-z_]+: |^- publish: "));
    }

    [Test]
    public void The_key_goes_to_nothing_that_a_fork_can_start_and_to_single_steps()
    {
        var secrets = Workflows
            .Where(file => File.ReadAllText(file).Contains("secrets.", StringComparison.Ordinal))
            .Select(Path.GetFileName);
        var holders = Jobs.Where(job =>
                job.Job.List("steps").Any(step => step.Map("env").ContainsKey("APOLLO_API_KEY"))
            )
            .ToList();

        Assert.That(
            secrets,
            Is.EqualTo(
                new[] { "sequences-apply.yml", "sequences-drift.yml", "sequences-plan.yml", "sequences-snapshot.yml" }
            )
        );
        Assert.That(holders, Has.Count.EqualTo(5));
        Assert.That(holders.Select(job => job.Job.Text("environment")), Has.All.Match("^sequences-(plan|main|apply)$"));
        Assert.That(
            holders.Select(job => job.Job.Text("if")),
            Has.All.Match("^github.ref == 'refs/heads/main'$|head.repo.full_name == github.repository$|^needs\\.plan")
        );
        Assert.That(Workflows.Select(File.ReadAllText), Has.None.Contains("pull_request_target"));
    }

    [Test]
    public void No_apply_is_cut_short()
    {
        var groups = Workflows.ToDictionary(
            file => Path.GetFileName(file),
            file => Load(file).Map("concurrency"),
            StringComparer.Ordinal
        );

        Assert.That(groups["sequences-apply.yml"]["cancel-in-progress"], Is.EqualTo("false"));
        Assert.That(
            groups
                .Where(file => file.Value["group"] == groups["sequences-apply.yml"]["group"])
                .Select(file => file.Key),
            Is.EqualTo(new[] { "sequences-apply.yml" }),
            "Another workflow in its group would push a waiting apply out."
        );
    }

    [Test]
    public void No_workflow_cancels_another_and_what_needs_a_snapshot_runs_in_private_repositories_only()
    {
        var groups = Workflows.Select(file => Load(file).Text("concurrency", "group")).ToList();

        Assert.That(groups, Has.Count.EqualTo(7).And.Unique.And.None.Empty);
        Assert.That(
            Jobs.Single(job => job.Name == "sequences-plan-offline.yml plan").Job.Text("if"),
            Does.StartWith("github.event.repository.private && ")
        );
        Assert.That(
            Jobs.Single(job => job.Name == "sequences-snapshot.yml snapshot").Job.List("steps").First().Text("name"),
            Is.EqualTo("A private repository")
        );
    }

    // No linter of Azure's files works without the service, so what they may say is listed here.
    [Test]
    public void The_Azure_file_says_nothing_that_Azure_does_not_know()
    {
        var file = (YamlMappingNode)Load(In("azure/azure-pipelines.yml"));
        var jobs = file.List("stages").SelectMany(stage => stage.List("jobs")).ToList();
        var steps = jobs.SelectMany(job => job.List("steps").Concat(job.List("strategy", "runOnce", "deploy", "steps")))
            .ToList();

        Assert.That((jobs.Count, steps.Count > 30), Is.EqualTo((7, true)));
        Assert.That(Unknown([file], "trigger schedules pool variables lockBehavior stages"), Is.Empty);
        Assert.That(Unknown(file.List("stages"), "stage dependsOn condition variables jobs"), Is.Empty);
        Assert.That(Unknown(jobs, "job deployment environment timeoutInMinutes strategy steps"), Is.Empty);
        Assert.That(
            Unknown(
                steps,
                "checkout fetchDepth persistCredentials task bash publish download artifact inputs name "
                    + "displayName env condition"
            ),
            Is.Empty
        );
        Assert.That(
            steps.Where(step => step.Get("checkout") is not null).Select(step => step.Text("persistCredentials")),
            Has.Exactly(7).EqualTo("false")
        );
        Assert.That(
            file.List("stages")
                .SelectMany(stage =>
                    stage.List("dependsOn").Select(on => on.ToString()).Append(stage.Text("dependsOn"))
                )
                .Where(on => on.Length > 0)
                .Distinct(),
            Is.SubsetOf(file.List("stages").Select(stage => stage.Text("stage")))
        );
    }

    private static IEnumerable<string> Unknown(IEnumerable<YamlNode> nodes, string known) =>
        nodes
            .Cast<YamlMappingNode>()
            .SelectMany(node => node.Children.Keys.Select(key => key.ToString()))
            .Except(known.Split(' '));

    private static string In(string path) => Path.Combine(Repository.Root, "examples/ci", path);

    private static YamlMappingNode Load(string file) =>
        Steps.Load(Path.GetRelativePath(Path.Combine(Repository.Root, "examples/ci"), file));

    [GeneratedRegex("uses: ([^@]+)@.*")]
    private static partial Regex Pin();
}
