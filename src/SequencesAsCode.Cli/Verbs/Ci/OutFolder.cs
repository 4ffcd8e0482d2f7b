namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>The folder that hands files from one step of a pipeline to the next.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Environment">The name of the environment.</param>
internal sealed record OutFolder(string Path, string Environment)
{
    /// <summary>The saved plan; missing when there is no plan.</summary>
    public string Plan => In("plan.json");

    /// <summary>The page with every email. Hosts show its name.</summary>
    public string Page => In($"sequences-{Environment}.html");

    /// <summary>The comment on a plan, or on why there is none.</summary>
    public string Comment => In("comment.md");

    /// <summary>The comment on an apply, which the pipeline writes.</summary>
    public string Result => In("result.md");

    /// <summary>The snapshot of the account.</summary>
    public string Snapshot => In("snapshot.json");

    /// <summary>The folder with what a failed run leaves to the next.</summary>
    public string State => In("state");

    /// <summary>Makes the folder, without the results of an earlier plan.</summary>
    public void Begin()
    {
        Directory.CreateDirectory(Path);
        foreach (var file in (string[])[Plan, Page, Comment])
            File.Delete(file);
    }

    /// <summary>Removes what lies in <see cref="State"/>: a commit may have put it there.</summary>
    public void ForgetState()
    {
        if (Directory.Exists(State))
            Directory.Delete(State, recursive: true);
        else if (File.Exists(State))
            File.Delete(State);
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
