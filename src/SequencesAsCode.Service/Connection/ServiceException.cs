using System.Globalization;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Service.Connection;

/// <summary>What kind of trouble the service gave.</summary>
public enum ServiceFailure
{
    /// <summary>The key is missing or not accepted.</summary>
    KeyRefused,

    /// <summary>The key may not call this endpoint, or the plan does not include it.</summary>
    NotAllowed,

    /// <summary>The key belongs to another account.</summary>
    OtherAccount,

    /// <summary>There is no such record.</summary>
    NotFound,

    /// <summary>The request was refused for what it says.</summary>
    Rejected,

    /// <summary>The service went on processing an earlier request.</summary>
    Busy,

    /// <summary>The calls allowed for now are spent: waiting for the next minute did not help, or it is the hour's or the day's.</summary>
    QuotaSpent,

    /// <summary>No answer, or a server error.</summary>
    Unavailable,

    /// <summary>An answer that is not what Apollo is known to send.</summary>
    UnexpectedAnswer,

    /// <summary>The list was not complete.</summary>
    Incomplete,
}

/// <summary>Everything that can go wrong between us and the service: one family, made by named factories, the remedy in the message.</summary>
public sealed partial class ServiceException : Exception
{
    private ServiceException(ServiceFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>The kind of trouble.</summary>
    public ServiceFailure Failure { get; }

    /// <summary>Whether a write may have taken effect although it failed.</summary>
    public bool IsUncertain => !IsNotSent && Failure is (ServiceFailure.Unavailable or ServiceFailure.UnexpectedAnswer);

    /// <summary>Whether it surely did not come to the service.</summary>
    public bool IsNotSent { get; private init; }

    /// <summary>Whether the key's scope lacks what was called, whichever record it is called for.</summary>
    public bool IsOutOfScope { get; private init; }

    /// <summary>Whether it is the account's plan that does not allow it, so that another key does not help.</summary>
    public bool IsOfPlan { get; private init; }

    /// <summary>
    /// What in an answer does not fit together, as it follows a colon; null for every other trouble. Of a sequence that was read
    /// it says nothing of the others.
    /// </summary>
    public string? Contradiction { get; private init; }

    /// <summary>Whether the service asks to send the same again in a moment: it is busy, or the calls of the minute are spent. It is no proof that nothing happened.</summary>
    public bool IsForNow { get; private init; }

    /// <summary>How long the service asks to wait before that; null when it does not say.</summary>
    public TimeSpan? Wait { get; private init; }

    /// <summary>No key was given.</summary>
    public static ServiceException KeyMissing(string variable, string tokenVariable) =>
        new(ServiceFailure.KeyRefused, $"No API key: set the environment variable {variable} to a key of the account (Apollo: Settings, Integrations, API), or {tokenVariable} to an OAuth access token.");

    internal static ServiceException KeyMalformed() =>
        new(ServiceFailure.KeyRefused, "The API key has a character that no key has, such as a space, a line end or an accented letter. Copy it again from Apollo: Settings, Integrations, API.");

    // What was set may hold a secret (a key put into the wrong variable, a query, a password), so only the host of an address is said again.
    internal static ServiceException BaseUrl(string variable, Uri? address, string why) =>
        new(ServiceFailure.Rejected, $"{variable} is {(address is null ? "no address" : $"'{address.Scheme}://{address.Authority}…'")}: {why}.");

    internal static ServiceException KeyRefused(string said) =>
        new(ServiceFailure.KeyRefused, $"The service refused the API key (401: {said}). Check the key, or make a new one in Apollo under Settings, Integrations, API; an access token may have expired.");

    internal static ServiceException NotAllowed(string endpoint, string said, bool isOutOfScope = false) =>
        new(ServiceFailure.NotAllowed, $"The API key may not call {endpoint} (403: {said}). Ask an administrator for a key whose scope includes {endpoint}, or for a master key.") { IsOutOfScope = isOutOfScope };

    internal static ServiceException NotInPlan(string endpoint, string said) =>
        new(ServiceFailure.NotAllowed, $"The account's plan does not include {endpoint} (403: {said}). Another key does not change that: it takes another plan of Apollo.") { IsOfPlan = true };

    internal static ServiceException OtherAccount(string expected, string where, string actual) =>
        new(ServiceFailure.OtherAccount, $"The API key belongs to the account {actual}, but {where} says {expected}. Use the key of that account, or another environment; nothing was compared.");

    internal static ServiceException OtherCustomer(string expected, string where, string actual) =>
        new(ServiceFailure.OtherAccount, $"The environment is the account '{actual}', but {where} says '{expected}'. Correct customer_id and provider_name in sequences.yaml, or use another environment; nothing was compared.");

    internal static ServiceException SnapshotOfOtherAccount(string expected, string where, string actual) =>
        new(ServiceFailure.OtherAccount, $"The snapshot is of {(actual.Length == 0 ? "an account that its key could not name" : $"the account {actual}")}, but {where} says {expected}. Take a snapshot of that account, or name another environment; nothing was compared.");

    internal static ServiceException AccountUnknown(string expected, string where) =>
        new(ServiceFailure.NotAllowed, $"{where} says the account is {expected}, and the key may not ask which account it belongs to. Ask an administrator for a key whose scope includes api/v1/users/api_profile; nothing was compared.");

    internal static ServiceException ThroughSupaglue(ServiceFailure failure, string endpoint, int status, string said) => new(failure, failure switch
    {
        ServiceFailure.KeyRefused => $"Supaglue refused its API key (401: {said}). Check SUPAGLUE_API_KEY.",
        ServiceFailure.NotAllowed => $"Supaglue does not allow {endpoint} (403: {said}). Ask whoever keeps the Supaglue account for a key that may, and whether the customer of the environment is connected.",
        ServiceFailure.NotFound => $"Supaglue has no such record ({endpoint}, 404: {said}). Check customer_id and provider_name of the environment, then run the command again.",
        ServiceFailure.Unavailable => $"No usable answer from {endpoint} ({status.ToString(CultureInfo.InvariantCulture)}: {said}). Run the command again; if it persists, look at the provider behind Supaglue.",
        _ => $"{endpoint} was refused ({status.ToString(CultureInfo.InvariantCulture)}): {said}",
    });

    internal static ServiceException WithoutTemplate(string endpoint, string said) => new(
        ServiceFailure.UnexpectedAnswer,
        $"{endpoint} failed (500: {said}). Supaglue cannot read a sequence of Outreach in which a step has no email template, such as a call or a task. Give the step a template in Outreach, or take the file out of this environment.");

    /// <summary>No key of Supaglue was given.</summary>
    public static ServiceException SupaglueKeyMissing(string variable) =>
        new(ServiceFailure.KeyRefused, $"No API key of Supaglue: set the environment variable {variable}.");

    internal static ServiceException NotFound(string endpoint, string said) =>
        new(ServiceFailure.NotFound, $"The service has no such record ({endpoint}, 404: {said}). It may have gone meanwhile: run the command again.");

    internal static ServiceException Rejected(string endpoint, int status, string said) =>
        new(ServiceFailure.Rejected, $"The service refused {endpoint} ({status.ToString(CultureInfo.InvariantCulture)}): {said}");

    internal static ServiceException Busy(string endpoint) =>
        new(ServiceFailure.Busy, $"The service is still processing an earlier request ({endpoint}, 429) and did not finish while we waited. Run the command again in a minute.");

    internal static ServiceException QuotaSpent(string endpoint, string said, DateTimeOffset? reset, DateTimeOffset now, CallWindow? window) =>
        new(ServiceFailure.QuotaSpent, $"The calls allowed for {endpoint} are spent ({said}). {(reset, window) switch
        {
            ({ } at, _) => $"They are available again in {Describe(at - now)}, at {TimeOfDay(at, now)}; run the command again then.",
            (null, { } known) => $"They are available again within the {known.Name}; run the command again then.",
            _ => "Run the command again later.",
        }}");

    internal ServiceException Soon(TimeSpan? wait) => new(Failure, Message) { IsForNow = true, Wait = wait };

    internal ServiceException AfterReading(int read, int wanted) =>
        new(Failure, string.Create(CultureInfo.InvariantCulture, $"{Message} {read:N0} of {wanted:N0} sequences had been read; a part of them is never taken for the whole."), this);

    internal ServiceException ForFewer() =>
        new(
            Failure,
            $"{Message} Where the quota never suffices for all, it does for some keys at a time: {OptionNames.Target} "
                + "KEY with plan and apply, pull KEY. What the lock knows need not be read again with "
                + $"{OptionNames.Refresh} changed.",
            this);

    internal static ServiceException MinuteKeepsSpent(string endpoint) =>
        new(ServiceFailure.QuotaSpent, $"The calls allowed for {endpoint} were spent again at the end of each of several waits in a row: something else uses them. They are counted for the whole team, by the minute; run the command again when the other one is done.");

    internal static ServiceException QuotaShort(string endpoint, int needed, long left, CallWindow window) =>
        new(ServiceFailure.QuotaSpent, string.Create(CultureInfo.InvariantCulture, $"It takes {needed} {(needed == 1 ? "call" : "calls")} of {endpoint}, and {(left == 0 ? "none" : left)} of this {window.Name} {(left < 2 ? "is" : "are")} left, so it was not begun. They are available again within the {window.Name}; run the command again then."));

    internal static ServiceException Unavailable(string endpoint, string said, Exception? inner = null) =>
        new(ServiceFailure.Unavailable, $"No usable answer from {endpoint} ({said}). Run the command again; if it persists, look at the service's status page.", inner);

    internal static ServiceException UnexpectedAnswer(string endpoint, string what) =>
        new(ServiceFailure.UnexpectedAnswer, $"The answer of {endpoint} is not what it is known to send: {what}. Nothing is assumed from it; run the command again.");

    internal static ServiceException Contradictory(string endpoint, string what) =>
        new(ServiceFailure.UnexpectedAnswer, UnexpectedAnswer(endpoint, what).Message) { Contradiction = what };

    public static ServiceException AnswerOfAnother(string id, string? about) =>
        new(ServiceFailure.UnexpectedAnswer, $"The answer to the update of {id} is about {(about is null ? "no sequence" : $"the sequence {about}")}, so it says nothing. Run the command again.");

    internal static ServiceException Incomplete(string things, string what) =>
        new(ServiceFailure.Incomplete, $"The list of {things} could not be read completely: {what}. Nothing is planned on a part of it; run the command again.");

    private static string Describe(TimeSpan wait) => (wait.TotalMinutes, (int)Math.Ceiling(wait.TotalMinutes)) switch
    {
        ( < 2, _) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds)} s"),
        (_, < 120 and var minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes"),
        (_, var minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60} min"),
    };

    // Rounded up, so that who comes then does not come too early.
    private static string TimeOfDay(DateTimeOffset time, DateTimeOffset now)
    {
        var utc = time.UtcDateTime;
        var at = utc.AddTicks((TimeSpan.TicksPerMinute - (utc.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute);
        return at.ToString(at.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "HH:mm 'UTC on' yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
