using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Service.Connection;

/// <summary>
/// The one exception for failures between this program and a service. Named factories make it, and its message says
/// what to do.
/// </summary>
public sealed partial class ServiceException : FailureException
{
    private ServiceException(FailureKind kind, string message, Exception? inner = null)
        : base(new(kind, message), inner) { }

    private ServiceException(ServiceException other)
        : base(other.Failure, other.InnerException)
    {
        IsNotSent = other.IsNotSent;
        IsOutOfScope = other.IsOutOfScope;
        IsOfPlan = other.IsOfPlan;
        Contradiction = other.Contradiction;
    }

    /// <summary>Whether a write may have taken effect although it failed.</summary>
    public bool IsUncertain => !IsNotSent && Kind is (FailureKind.Unavailable or FailureKind.UnexpectedAnswer);

    /// <summary>Whether the call certainly did not reach the service.</summary>
    public bool IsNotSent { get; private init; }

    /// <summary>
    /// Whether the scope of the key lacks the endpoint, so that a call for another record would fail too.
    /// </summary>
    public bool IsOutOfScope { get; private init; }

    /// <summary>Whether the account's plan does not allow the call, so that another key does not help.</summary>
    public bool IsOfPlan { get; private init; }

    /// <summary>
    /// What in an answer does not fit together, as it follows a colon; null for every other failure. It concerns only
    /// the sequence that was read.
    /// </summary>
    public string? Contradiction { get; private init; }

    /// <summary>
    /// Whether the service asks to send the same call again soon, because it is busy or the calls of the minute are
    /// spent. It does not prove that nothing happened.
    /// </summary>
    public bool IsForNow { get; private init; }

    /// <summary>How long the service asks to wait before the call is sent again; null when it does not say.</summary>
    public TimeSpan? Wait { get; private init; }

    /// <summary>Which calls may be sent again after this failure.</summary>
    internal RetryScope Retry { get; private init; }

    /// <summary>Whether the calls of the minute are spent, and waiting for the next minute helps.</summary>
    internal bool IsMinuteSpent => Kind == FailureKind.QuotaSpent && Retry != RetryScope.None;

    /// <summary>No key was given.</summary>
    public static ServiceException KeyMissing(string variable, string tokenVariable) =>
        new(
            FailureKind.KeyRefused,
            $"No API key: set the environment variable {variable} to a key of the account (Apollo: "
                + $"Settings, Integrations, API), or {tokenVariable} to an OAuth access token."
        );

    internal static ServiceException KeyMalformed() =>
        new(
            FailureKind.KeyRefused,
            "The API key has a character that no key has, such as a space, a line end or an accented "
                + "letter. Copy it again from Apollo: Settings, Integrations, API."
        );

    // What was set may hold a secret (a key put into the wrong variable, a query, a password), so only the host of an
    // address is said again.
    internal static ServiceException BaseUrl(string variable, Uri? address, string why) =>
        new(
            FailureKind.Rejected,
            $"{variable} is "
                + $"{(address is null ? "no address" : $"'{address.Scheme}://{address.Authority}…'")}: {why}."
        );

    internal static ServiceException KeyRefused(string said) =>
        new(
            FailureKind.KeyRefused,
            $"The service refused the API key (401: {said}). Check the key, or make a new one in Apollo "
                + "under Settings, Integrations, API; an access token may have expired."
        );

    internal static ServiceException NotAllowed(string endpoint, string said, bool isOutOfScope = false) =>
        new(
            FailureKind.NotAllowed,
            $"The API key may not call {endpoint} (403: {said}). Ask an administrator for a key whose "
                + $"scope includes {endpoint}, or for a master key."
        )
        {
            IsOutOfScope = isOutOfScope,
        };

    internal static ServiceException NotInPlan(string endpoint, string said) =>
        new(
            FailureKind.NotAllowed,
            $"The account's plan does not include {endpoint} (403: {said}). Another key does not change "
                + "that: it takes another plan of Apollo."
        )
        {
            IsOfPlan = true,
        };

    internal static ServiceException OtherAccount(string expected, string where, string actual) =>
        new(
            FailureKind.OtherAccount,
            $"The API key belongs to the account {actual}, but {where} says {expected}. Use the key of "
                + "that account, or another environment; nothing was compared."
        );

    internal static ServiceException OtherCustomer(string expected, string where, string actual) =>
        new(
            FailureKind.OtherAccount,
            $"The environment is the account '{actual}', but {where} says '{expected}'. Correct "
                + "customer_id and provider_name in sequences.yaml, or use another environment; nothing was "
                + "compared."
        );

    internal static ServiceException SnapshotOfOtherAccount(string expected, string where, string actual) =>
        new(
            FailureKind.OtherAccount,
            "The snapshot is of "
                + $"{(actual.Length == 0 ? "an account that its key could not name" : $"the account {actual}")}, "
                + $"but {where} says {expected}. Take a snapshot of that account, or name another environment; "
                + "nothing was compared."
        );

    internal static ServiceException AccountUnknown(string expected, string where) =>
        new(
            FailureKind.NotAllowed,
            $"{where} says the account is {expected}, and the key may not ask which account it belongs "
                + "to. Ask an administrator for a key whose scope includes api/v1/users/api_profile; nothing "
                + "was compared."
        );

    internal static ServiceException ThroughSupaglue(FailureKind failure, string endpoint, int status, string said) =>
        new(
            failure,
            failure switch
            {
                FailureKind.KeyRefused => $"Supaglue refused its API key (401: {said}). Check SUPAGLUE_API_KEY.",
                FailureKind.NotAllowed =>
                    $"Supaglue does not allow {endpoint} (403: {said}). Ask whoever keeps the Supaglue account "
                        + "for a key that may, and whether the customer of the environment is connected.",
                FailureKind.NotFound =>
                    $"Supaglue has no such record ({endpoint}, 404: {said}). Check customer_id and provider_name "
                        + "of the environment, then run the command again.",
                FailureKind.Unavailable =>
                    $"No usable answer from {endpoint} ({status.ToString(CultureInfo.InvariantCulture)}: {said}). "
                        + "Run the command again; if it persists, look at the provider behind Supaglue.",
                _ => $"{endpoint} was refused ({status.ToString(CultureInfo.InvariantCulture)}): {said}",
            }
        );

    internal static ServiceException WithoutTemplate(string endpoint, string said) =>
        new(
            FailureKind.UnexpectedAnswer,
            $"{endpoint} failed (500: {said}). Supaglue cannot read a sequence of Outreach in which a "
                + "step has no email template, such as a call or a task. Give the step a template in Outreach, "
                + "or take the file out of this environment."
        );

    /// <summary>No key of Supaglue was given.</summary>
    public static ServiceException SupaglueKeyMissing(string variable) =>
        new(FailureKind.KeyRefused, $"No API key of Supaglue: set the environment variable {variable}.");

    internal static ServiceException NotFound(string endpoint, string said) =>
        new(
            FailureKind.NotFound,
            $"The service has no such record ({endpoint}, 404: {said}). It may have gone meanwhile: run "
                + "the command again."
        );

    internal static ServiceException Rejected(string endpoint, int status, string said) =>
        new(
            FailureKind.Rejected,
            $"The service refused {endpoint} ({status.ToString(CultureInfo.InvariantCulture)}): {said}"
        );

    internal static ServiceException Busy(string endpoint) =>
        new(
            FailureKind.Busy,
            $"The service is still processing an earlier request ({endpoint}, 429) and did not finish "
                + "while we waited. Run the command again in a minute."
        );

    internal static ServiceException QuotaSpent(
        string endpoint,
        string said,
        DateTimeOffset? reset,
        DateTimeOffset now,
        CallWindow? window
    ) =>
        new(
            FailureKind.QuotaSpent,
            $"The calls allowed for {endpoint} are spent ({said}). {(reset, window) switch
        {
            ({ } at, _) => $"They are available again in {Describe(at - now)}, at {TimeOfDay(at, now)}; run the "
                    + "command again then.",
            (null, { } known) => $"They are available again within the {known.Name}; run the command again then.",
            _ => "Run the command again later.",
        }}"
        );

    /// <summary>The same failure, with what may be sent again and after how long.</summary>
    internal ServiceException WithRetry(RetryScope retry, TimeSpan? wait) => new(this) { Retry = retry, Wait = wait };

    /// <summary>The same failure of a write that was sent once: the caller may send it again.</summary>
    internal ServiceException ForNow() => new(Kind, Message) { IsForNow = true, Wait = Wait };

    internal ServiceException AfterReading(int read, int wanted) =>
        new(
            Kind,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Message} {read:N0} of {wanted:N0} sequences had been read; a part of them is never taken "
                    + $"for the whole."
            ),
            this
        );

    internal ServiceException ForFewer() =>
        new(
            Kind,
            $"{Message} Where the quota never suffices for all, it does for some keys at a time: {OptionNames.Target} "
                + "KEY with plan and apply, pull KEY. What the lock knows need not be read again with "
                + $"{OptionNames.Refresh} changed.",
            this
        );

    internal static ServiceException MinuteKeepsSpent(string endpoint) =>
        new(
            FailureKind.QuotaSpent,
            $"The calls allowed for {endpoint} were spent again at the end of each of several waits in a "
                + "row: something else uses them. They are counted for the whole team, by the minute; run the "
                + "command again when the other one is done."
        );

    internal static ServiceException QuotaShort(string endpoint, int needed, long left, CallWindow window) =>
        new(
            FailureKind.QuotaSpent,
            string.Create(
                CultureInfo.InvariantCulture,
                $"It takes {needed} {(needed == 1 ? "call" : "calls")} of {endpoint}, and "
                    + $"{(left == 0 ? "none" : left)} of this {window.Name} {(left < 2 ? "is" : "are")} left, so it "
                    + $"was not begun. They are available again within the {window.Name}; run the command again "
                    + $"then."
            )
        );

    internal static ServiceException Unavailable(string endpoint, string said, Exception? inner = null) =>
        new(
            FailureKind.Unavailable,
            $"No usable answer from {endpoint} ({said}). Run the command again; if it persists, look at "
                + "the service's status page.",
            inner
        );

    internal static ServiceException UnexpectedAnswer(string endpoint, string what) =>
        new(
            FailureKind.UnexpectedAnswer,
            $"The answer of {endpoint} is not what it is known to send: {what}. Nothing is assumed from "
                + "it; run the command again."
        );

    internal static ServiceException Contradictory(string endpoint, string what) =>
        new(FailureKind.UnexpectedAnswer, UnexpectedAnswer(endpoint, what).Message) { Contradiction = what };

    public static ServiceException AnswerOfAnother(string id, string? about) =>
        new(
            FailureKind.UnexpectedAnswer,
            $"The answer to the update of {id} is about "
                + $"{(about is null ? "no sequence" : $"the sequence {about}")}, so it says nothing. Run the "
                + "command again."
        );

    internal static ServiceException Incomplete(string things, string what) =>
        new(
            FailureKind.Incomplete,
            $"The list of {things} could not be read completely: {what}. Nothing is planned on a part of "
                + "it; run the command again."
        );

    private static string Describe(TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        if (wait.TotalMinutes < 2)
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds)} s");
        return minutes < 120
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60} min");
    }

    // Rounded up to the minute, so that the command is not run too early.
    private static string TimeOfDay(DateTimeOffset time, DateTimeOffset now)
    {
        var utc = time.UtcDateTime;
        var at = utc.AddTicks(
            (TimeSpan.TicksPerMinute - (utc.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute
        );
        return at.ToString(
            at.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "HH:mm 'UTC on' yyyy-MM-dd",
            CultureInfo.InvariantCulture
        );
    }
}
