using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Service.Probing.Runs;

namespace SequencesAsCode.Applying.Probing;

/// <summary>The scratch sequence of a probe, in a file of its own beside the journal of an apply.</summary>
public sealed class ProbeJournal : IProbeJournal
{
    private readonly string path;

    /// <summary>The journal of an environment.</summary>
    public ProbeJournal(Workspace workspace, WorkspaceEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(environment);
        path = Path.Combine(workspace.Folder, ".sequences", $"probe.{environment.Name}.json");
    }

    /// <summary>Whether a probe is at work, or did not finish.</summary>
    public bool IsThere => File.Exists(path);

    /// <inheritdoc/>
    public ProbeNote? Read()
    {
        if (!IsThere)
            return null;
        try
        {
            var note = JsonText.Parse(RegularFile.Text(path)) as JsonObject;
            if ((string?)note?["account"] is not { } account)
                throw new IOException(Malformed);
            return new(account, (string?)note["id"]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new IOException(Malformed, exception);
        }
    }

    /// <inheritdoc/>
    public void Write(ProbeNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var json = new JsonObject { ["account"] = note.Account, ["id"] = note.Id };
        AtomicFile.Write(path, json.ToJsonString(CompactJson.Options) + "\n");
    }

    /// <inheritdoc/>
    public void Clear() => File.Delete(path);

    private string Malformed =>
        $"{path} cannot be read. It names the scratch sequence of an earlier probe: look for it in Apollo, archive "
        + "it, then delete the file";
}
