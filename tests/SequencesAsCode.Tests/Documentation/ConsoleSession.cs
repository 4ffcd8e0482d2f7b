using SequencesAsCode.Testing.Apollo;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Documentation;

/// <summary>The terminal of a page: a workspace, and an account on the emulator or behind HTTP.</summary>
internal sealed class ConsoleSession : IAsyncDisposable
{
    private CliWorkspace? workspace;
    private ServedApollo? served;
    private int exitCode;

    private CliWorkspace Workspace => served?.Workspace ?? workspace!;

    /// <summary>
    /// Starts over: <c>fresh</c>, <c>applied</c>, <c>no files</c> (all local), or <c>account</c> (over HTTP, without a
    /// workspace).
    /// </summary>
    public async Task BeginAsync(string scene)
    {
        await DisposeAsync();
        if (scene == "account")
        {
            served = await ServedApollo.StartAsync();
            Directory.Delete(Workspace.Folder, true);
            Directory.CreateDirectory(Workspace.Folder);
            return;
        }

        workspace = CliWorkspace.Quickstart();
        if (scene == "no files")
            Directory.Delete(Workspace.In("sequences"), true);
        else if (scene == "applied")
            Assert.That((await Workspace.RunAsync("apply", "--auto-approve")).ExitCode, Is.Zero);
        else
            Assert.That(scene, Is.EqualTo("fresh"), "no such scene");
    }

    /// <summary>Edits the local account as people do in Apollo: replaces a text of its state.</summary>
    public void Edit(string edit)
    {
        var parts = edit.Split(" => ");
        Assert.That(parts, Has.Length.EqualTo(2), edit);
        Workspace.Replace(CliWorkspace.State, parts[0], parts[1]);
    }

    /// <summary>Runs a command and returns what a terminal would show.</summary>
    public async Task<string> RunAsync(string line)
    {
        var words = Words(line).ToArray();
        switch (words)
        {
            case ["sequences", .. var arguments]:
                var screen = new StringWriter { NewLine = "\n" };
                await using (screen.ConfigureAwait(false))
                {
                    var stage = new CliStage(OnError: screen.Write) { Output = screen };
                    exitCode = (await Workspace.RunAsync(stage, arguments)).ExitCode;
                    return screen.ToString();
                }

            case ["sed", "-i", var script, var file]:
                var parts = script.Split('/');
                Assert.That(parts, Has.Length.EqualTo(4), script);
                Workspace.Replace(file, parts[1], parts[2]);
                return "";

            case ["echo", "$?"]:
                return $"{exitCode}\n";

            default:
                Assert.Fail($"A page cannot run: {line}");
                return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        workspace?.Dispose();
        if (served is not null)
            await served.DisposeAsync();
        (workspace, served) = (null, null);
    }

    // As a shell would, as far as the pages need it.
    private static IEnumerable<string> Words(string line) =>
        line.Split('\'')
            .Index()
            .SelectMany(piece =>
                piece.Index % 2 == 1 ? [piece.Item] : piece.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            );
}
