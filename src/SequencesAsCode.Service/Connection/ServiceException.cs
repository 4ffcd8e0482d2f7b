using System.Globalization;
using SequencesAsCode.Core.Reports;

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
        Said = other.Said;
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

    /// <summary>The service's own text of a refusal, without the key; null for other failures.</summary>
    internal string? Said { get; private init; }

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

    internal static ServiceException NotFound(string endpoint, string said) =>
        new(
            FailureKind.NotFound,
            $"The service has no such record ({endpoint}, 404: {said}). It may have been deleted "
                + "meanwhile. Run the command again."
        );

    internal static ServiceException Rejected(string endpoint, int status, string said) =>
        new(
            FailureKind.Rejected,
            $"The service refused {endpoint} ({status.ToString(CultureInfo.InvariantCulture)}): {said}"
        )
        {
            Said = said,
        };

    /// <summary>The same failure, with what may be sent again and after how long.</summary>
    internal ServiceException WithRetry(RetryScope retry, TimeSpan? wait) => new(this) { Retry = retry, Wait = wait };

    /// <summary>The same failure of a write that was sent once: the caller may send it again.</summary>
    internal ServiceException ForNow() => new(Kind, Message) { IsForNow = true, Wait = Wait };

    internal ServiceException AfterReading(int read, int wanted) =>
        new(
            Kind,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Message} {read:N0} of {wanted:N0} sequences had been read. An incomplete result is not used."
            ),
            this
        );

    internal ServiceException ForFewer() =>
        new(
            Kind,
            $"{Message} If the quota is never enough for all sequences, limit the run: "
                + $"'{OptionNames.Target} KEY' with plan and apply, 'pull KEY'. With '{OptionNames.Refresh} "
                + "changed', sequences that are up to date are not read again.",
            this
        );

    internal static ServiceException Unavailable(string endpoint, string said, Exception? inner = null) =>
        new(
            FailureKind.Unavailable,
            $"No usable answer from {endpoint} ({said}). Run the command again. If it persists, look at "
                + "the service's status page.",
            inner
        );

    internal static ServiceException UnexpectedAnswer(string endpoint, string what) =>
        new(
            FailureKind.UnexpectedAnswer,
            $"Unexpected answer from {endpoint}: {what}. Nothing is assumed from it. Run the command again."
        );

    internal static ServiceException Contradictory(string endpoint, string what) =>
        new(FailureKind.UnexpectedAnswer, UnexpectedAnswer(endpoint, what).Message) { Contradiction = what };

    /// <summary>The answer to an update is about another sequence, or about none.</summary>
    /// <param name="id">The id of the updated sequence.</param>
    /// <param name="about">The id in the answer; null for none.</param>
    public static ServiceException AnswerOfAnother(string id, string? about) =>
        new(
            FailureKind.UnexpectedAnswer,
            $"The answer to the update of {id} is about "
                + $"{(about is null ? "no sequence" : $"the sequence {about}")}, so it is not used. Run the "
                + "command again."
        );

    internal static ServiceException Incomplete(string things, string what) =>
        new(
            FailureKind.Incomplete,
            $"The list of {things} could not be read completely: {what}. An incomplete list is not used. Run the "
                + "command again."
        );
}
