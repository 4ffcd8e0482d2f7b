using System.Globalization;

namespace SequencesAsCode.Core.Values;

/// <summary>
/// A value of a field, the same for files, service, lock and plan. Compare values with <see cref="FieldComparison"/>
/// instead of equality.
/// </summary>
public abstract record FieldValue
{
    private FieldValue() { }

    /// <summary>No value: <c>none</c> in a file, null or absent text in the service.</summary>
    public static FieldValue None { get; } = new Nothing();

    /// <summary>The type of <see cref="None"/>.</summary>
    public sealed record Nothing : FieldValue
    {
        /// <inheritdoc/>
        public override string ToString() => "none";
    }

    /// <summary>Text, or a word of a choice.</summary>
    public sealed record Text(string Value) : FieldValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value;
    }

    /// <summary>True or false.</summary>
    public sealed record Flag(bool Value) : FieldValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value ? "true" : "false";
    }

    /// <summary>A whole number.</summary>
    public sealed record Number(long Value) : FieldValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A set of strings, sorted (ordinal) and without repeats.</summary>
    public sealed record Set : FieldValue
    {
        /// <summary>Sorts and removes repeats.</summary>
        public Set(IEnumerable<string> items) =>
            Items = [.. items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        /// <summary>The members in ordinal order.</summary>
        public ImmutableArray<string> Items { get; }

        /// <summary>A copy for comparing addresses, whose letter case has no meaning.</summary>
        internal Set InLowerCase() => new(Items.Select(item => item.ToLowerInvariant()));

        /// <inheritdoc/>
        public bool Equals(Set? other) => other is not null && Items.SequenceEqual(other.Items, StringComparer.Ordinal);

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, item));

        /// <inheritdoc/>
        public override string ToString() => Items.IsEmpty ? "none" : string.Join(", ", Items);
    }

    /// <summary>
    /// An amount of time as it was written; <see cref="FieldComparison"/> treats <c>24 hours</c> and <c>1 day</c> as
    /// equal.
    /// </summary>
    public sealed record Wait(long Amount, WaitUnit Unit) : FieldValue
    {
        private static readonly ImmutableArray<(WaitUnit Unit, long Seconds)> Units =
        [
            (WaitUnit.Day, 86_400),
            (WaitUnit.Hour, 3_600),
            (WaitUnit.Minute, 60),
        ];

        /// <summary>The length in seconds, limited to the range of <see cref="long"/>.</summary>
        public long Seconds =>
            (long)
                Int128.Clamp(
                    (Int128)Amount
                        * Unit switch
                        {
                            WaitUnit.Day => 86_400,
                            WaitUnit.Hour => 3_600,
                            WaitUnit.Minute => 60,
                            _ => 1,
                        },
                    long.MinValue,
                    long.MaxValue
                );

        /// <summary>
        /// Whether only seconds can express it; Apollo does not document them and is reported to refuse them.
        /// </summary>
        public bool IsOdd => Unit == WaitUnit.Second && Seconds % 60 != 0;

        /// <summary>The form in a request: minutes instead of seconds whenever possible.</summary>
        public Wait AsSent() => Unit == WaitUnit.Second && !IsOdd ? new(Amount / 60, WaitUnit.Minute) : this;

        /// <summary>The shortest wait in whole minutes that is not shorter.</summary>
        public Wait InMinutes() => new((Seconds / 60) + (Seconds % 60 == 0 ? 0 : 1), WaitUnit.Minute);

        /// <summary>
        /// The same length in the largest unit without remainder, so that equal lengths are written the same way.
        /// </summary>
        public Wait Plain()
        {
            var seconds = Seconds;
            if (seconds is long.MinValue or long.MaxValue)
                return this;
            if (seconds == 0)
                return new(0, WaitUnit.Minute);
            foreach (var (unit, length) in Units)
            {
                if (seconds % length == 0)
                    return new(seconds / length, unit);
            }

            return new(seconds, WaitUnit.Second);
        }

        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Amount} {Word}{(Amount == 1 ? "" : "s")}");

        private string Word =>
            Unit switch
            {
                WaitUnit.Second => "second",
                WaitUnit.Minute => "minute",
                WaitUnit.Hour => "hour",
                _ => "day",
            };
    }

    /// <summary>A point in time; its offset is shown but not compared.</summary>
    public sealed record Moment(DateTimeOffset Value) : FieldValue
    {
        internal const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

        /// <inheritdoc/>
        public override string ToString() => Value.ToString(Format, CultureInfo.InvariantCulture);
    }

    /// <summary>HTML without the wrapper that the service adds.</summary>
    /// <param name="Markup">The markup as it is sent.</param>
    /// <param name="SourceDigest">
    /// Digest of the Markdown and its options if it was rendered from Markdown; otherwise null.
    /// </param>
    public sealed record Html(string Markup, string? SourceDigest = null) : FieldValue
    {
        private readonly TextHash hash = new();

        /// <summary>The hash of the markup, as <see cref="FieldToken.Hash(string)"/> says it.</summary>
        internal string Hash => hash.Of(Markup);

        /// <inheritdoc/>
        public override string ToString() => Markup;
    }

    /// <summary>Another object of the account. Id or name is known; a resolved reference has an id.</summary>
    public sealed record Reference(string? Id, string? Name) : FieldValue
    {
        /// <inheritdoc/>
        public override string ToString() => Name ?? Id ?? "none";
    }
}

/// <summary>
/// The units of a wait. <c>second</c> occurs only in recorded data; minute, hour and day are documented.
/// </summary>
public enum WaitUnit
{
    /// <summary>Seconds.</summary>
    Second,

    /// <summary>Minutes.</summary>
    Minute,

    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Days.</summary>
    Day,
}
