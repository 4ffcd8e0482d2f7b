namespace SequencesAsCode.Core.Text;

/// <summary>Commands of this program for sentences that tell a person what to run.</summary>
public static class CommandWords
{
    /// <summary>Applies a plan.</summary>
    public const string Apply = "sequences apply";

    /// <summary>Applies a plan with one more option.</summary>
    public static string ApplyWith(string option) => $"{Apply} {option}";

    /// <summary>Writes every sequence of the account as a file.</summary>
    public const string ImportAll = $"sequences import {OptionNames.All}";

    /// <summary>Lists the sequences of the account.</summary>
    public const string List = "sequences list";

    /// <summary>Checks the setup.</summary>
    public const string Doctor = "sequences doctor";

    /// <summary>Begins a workspace.</summary>
    public const string Init = "sequences init";

    /// <summary>Plans.</summary>
    public const string Plan = "sequences plan";

    /// <summary>Saves the account to a file.</summary>
    public const string ListSnapshot = $"{List} {OptionNames.Snapshot} FILE";

    /// <summary>Plans after reading every sequence.</summary>
    public const string PlanRefreshAll = $"sequences plan {OptionNames.Refresh} all";

    /// <summary>Plans to revert edits made in the service.</summary>
    public const string PlanRevertDrift = $"sequences plan {OptionNames.RevertDrift}=KEY";

    /// <summary>Takes edits made in the service into the files.</summary>
    public const string PullAll = "sequences pull";

    /// <summary>Checks the files.</summary>
    public const string Validate = "sequences validate";

    /// <summary>Takes edits made in the service into the file of one sequence.</summary>
    public static string Pull(string key) => $"{PullAll} {key}";

    /// <summary>Takes edits of one sequence, where the service wins over changes in the file.</summary>
    public static string PullTheirs(string key) => $"{Pull(key)} {OptionNames.Theirs}";

    /// <summary>Writes the file of a sequence again.</summary>
    public static string ImportAnew(string id) => $"sequences import {OptionNames.Id} {id} {OptionNames.Force}";
}
