namespace SequencesAsCode.Core.Text;

/// <summary>
/// Names of command line options that sentences mention. The command line uses them too, so each option is spelled only
/// here.
/// </summary>
public static class OptionNames
{
    /// <summary>Consent to the changes that the service made to sent values.</summary>
    public const string AcceptRewrites = "--accept-rewrites";

    /// <summary>Every sequence of the account.</summary>
    public const string All = "--all";

    /// <summary>Consent to start sending.</summary>
    public const string AllowActivation = "--allow-activation";

    /// <summary>Consent to create a sequence that looks like an existing one.</summary>
    public const string AllowCreate = "--allow-create";

    /// <summary>Consent to change many active sequences at once.</summary>
    public const string AllowMany = "--allow-many";

    /// <summary>Consent to remove steps and touches.</summary>
    public const string AllowRemovals = "--allow-removals";

    /// <summary>Apply without anybody who has to approve it.</summary>
    public const string AllowUnprotected = "--allow-unprotected";

    /// <summary>When paused contacts resume.</summary>
    public const string AutoUnpauseAt = "--auto-unpause-at";

    /// <summary>Contacts by their ids.</summary>
    public const string ContactId = "--contact-id";

    /// <summary>Show only what was edited in the service.</summary>
    public const string DriftOnly = "--drift-only";

    /// <summary>Contacts by their email addresses.</summary>
    public const string Email = "--email";

    /// <summary>Overwrite existing files.</summary>
    public const string Force = "--force";

    /// <summary>The sender address for contacts.</summary>
    public const string FromAddress = "--from-address";

    /// <summary>Contacts from a file.</summary>
    public const string FromFile = "--from-file";

    /// <summary>Write values that equal Apollo's defaults too.</summary>
    public const string Full = "--full";

    /// <summary>A sequence by its id.</summary>
    public const string Id = "--id";

    /// <summary>Contacts of a list.</summary>
    public const string Label = "--label";

    /// <summary>The mailboxes that send.</summary>
    public const string Mailbox = "--mailbox";

    /// <summary>Write only steps and their texts.</summary>
    public const string Minimal = "--minimal";

    /// <summary>Sequences by their name.</summary>
    public const string Name = "--name";

    /// <summary>Write no README.md for folders of bodies.</summary>
    public const string NoReadme = "--no-readme";

    /// <summary>What to do after a failure.</summary>
    public const string OnError = "--on-error";

    /// <summary>The file for the result.</summary>
    public const string Out = "--out";

    /// <summary>Consent to let the file win over the service.</summary>
    public const string Overwrite = "--overwrite";

    /// <summary>Read all sequences to get the number of people in them.</summary>
    public const string People = "--people";

    /// <summary>The sequences to read.</summary>
    public const string Refresh = "--refresh";

    /// <summary>Revert edits made in the service.</summary>
    public const string RevertDrift = "--revert-drift";

    /// <summary>The sequence that contacts are added to or taken out of.</summary>
    public const string Sequence = "--sequence";

    /// <summary>Save the account for later plans.</summary>
    public const string Snapshot = "--snapshot";

    /// <summary>The state in which contacts are added.</summary>
    public const string Status = "--status";

    /// <summary>Limit the run to one sequence.</summary>
    public const string Target = "--target";

    /// <summary>Let the service win over the file.</summary>
    public const string Theirs = "--theirs";

    /// <summary>The user in the activity log.</summary>
    public const string User = "--user";
}
