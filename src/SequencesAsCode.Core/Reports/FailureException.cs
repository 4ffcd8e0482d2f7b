namespace SequencesAsCode.Core.Reports;

/// <summary>Carries a failure to the place that reports it.</summary>
public abstract class FailureException : Exception
{
    /// <summary>Takes the message from the failure.</summary>
    /// <param name="failure">What is reported.</param>
    /// <param name="inner">The cause; null for none.</param>
    protected FailureException(Failure failure, Exception? inner = null)
        : base(failure?.Message, inner) => Failure = failure ?? throw new ArgumentNullException(nameof(failure));

    /// <summary>What is reported.</summary>
    public Failure Failure { get; }

    /// <summary>The kind of the failure.</summary>
    public FailureKind Kind => Failure.Kind;
}

/// <summary>
/// An argument, a file or a name that a person gave cannot be used. The message says why and what to do; nothing was
/// sent.
/// </summary>
public abstract class InvalidInputException : FailureException
{
    /// <summary>Takes a message for people.</summary>
    /// <param name="message">Why it cannot be used and what to do, in full sentences.</param>
    /// <param name="kind">Decides the exit code.</param>
    protected InvalidInputException(string message, FailureKind kind = FailureKind.InvalidArguments)
        : base(new(kind, message)) { }
}
