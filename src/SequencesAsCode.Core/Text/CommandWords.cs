namespace SequencesAsCode.Core.Text;

/// <summary>Commands of this program, as sentences tell a person to run them.</summary>
public static class CommandWords
{
    /// <summary>Carries out a plan.</summary>
    public const string Apply = "sequences apply";

    /// <summary>Writes every sequence of the account as a file.</summary>
    public const string ImportAll = $"sequences import {OptionNames.All}";

    /// <summary>Lists the sequences of the account.</summary>
    public const string List = "sequences list";

    /// <summary>Saves the account to a file.</summary>
    public const string ListSnapshot = $"{List} {OptionNames.Snapshot} FILE";

    /// <summary>Plans, and reads every sequence for it.</summary>
    public const string PlanRefreshAll = $"sequences plan {OptionNames.Refresh} all";

    /// <summary>Plans edits made in the service back.</summary>
    public const string PlanRevertDrift = $"sequences plan {OptionNames.RevertDrift}=KEY";

    /// <summary>Takes edits made in the service into the files.</summary>
    public const string PullAll = "sequences pull";

    /// <summary>Checks the files.</summary>
    public const string Validate = "sequences validate";

    /// <summary>Takes edits made in the service into the file of one sequence.</summary>
    public static string Pull(string key) => $"{PullAll} {key}";

    /// <summary>The same, where the service wins over what was changed in the file too.</summary>
    public static string PullTheirs(string key) => $"{Pull(key)} {OptionNames.Theirs}";

    /// <summary>Writes the file of a sequence anew.</summary>
    public static string ImportAnew(string id) => $"sequences import {OptionNames.Id} {id} {OptionNames.Force}";
}
