namespace SequencesAsCode.Core.Text;

/// <summary>Options of the command line that sentences name. The command line is made of these names, so an option is
/// spelled here and nowhere else.</summary>
public static class OptionNames
{
    /// <summary>Consent to accept what the service made of what it was sent.</summary>
    public const string AcceptRewrites = "--accept-rewrites";

    /// <summary>Every sequence of the account.</summary>
    public const string All = "--all";

    /// <summary>Consent to start sending.</summary>
    public const string AllowActivation = "--allow-activation";

    /// <summary>Consent to make a sequence that looks like an existing one.</summary>
    public const string AllowCreate = "--allow-create";

    /// <summary>Consent to change many live sequences at once.</summary>
    public const string AllowMany = "--allow-many";

    /// <summary>Consent to remove steps and touches.</summary>
    public const string AllowRemovals = "--allow-removals";

    /// <summary>When paused contacts go on.</summary>
    public const string AutoUnpauseAt = "--auto-unpause-at";

    /// <summary>Contacts by their ids.</summary>
    public const string ContactId = "--contact-id";

    /// <summary>Show only what was edited in the service.</summary>
    public const string DriftOnly = "--drift-only";

    /// <summary>Contacts by their email addresses.</summary>
    public const string Email = "--email";

    /// <summary>Write files anew that are there.</summary>
    public const string Force = "--force";

    /// <summary>The address that contacts are written to from.</summary>
    public const string FromAddress = "--from-address";

    /// <summary>Contacts of a file.</summary>
    public const string FromFile = "--from-file";

    /// <summary>A sequence by its id.</summary>
    public const string Id = "--id";

    /// <summary>Contacts of a list.</summary>
    public const string Label = "--label";

    /// <summary>Who sends.</summary>
    public const string Mailbox = "--mailbox";

    /// <summary>Write steps and their texts only.</summary>
    public const string Minimal = "--minimal";

    /// <summary>Sequences by their name.</summary>
    public const string Name = "--name";

    /// <summary>What follows a failure.</summary>
    public const string OnError = "--on-error";

    /// <summary>Where a result is saved.</summary>
    public const string Out = "--out";

    /// <summary>Consent to let the file win over the service.</summary>
    public const string Overwrite = "--overwrite";

    /// <summary>Read every sequence for the number of people in it.</summary>
    public const string People = "--people";

    /// <summary>Which sequences are read.</summary>
    public const string Refresh = "--refresh";

    /// <summary>Set edits made in the service back.</summary>
    public const string RevertDrift = "--revert-drift";

    /// <summary>The sequence that contacts are added to or taken out of.</summary>
    public const string Sequence = "--sequence";

    /// <summary>Save the account for later plans.</summary>
    public const string Snapshot = "--snapshot";

    /// <summary>In which state contacts are added.</summary>
    public const string Status = "--status";

    /// <summary>Only one sequence.</summary>
    public const string Target = "--target";

    /// <summary>Let the service win over the file.</summary>
    public const string Theirs = "--theirs";

    /// <summary>Whom the activity log names.</summary>
    public const string User = "--user";
}
