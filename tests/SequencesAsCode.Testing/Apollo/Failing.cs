using NUnit.Framework.Constraints;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>Constraints on service exceptions.</summary>
internal static class Failing
{
    public static Constraint With(FailureKind failure) =>
        Throws.InstanceOf<ServiceException>().With.Property(nameof(ServiceException.Kind)).EqualTo(failure);

    public static Constraint With(FailureKind failure, string message) =>
        Throws
            .InstanceOf<ServiceException>()
            .With.Property(nameof(ServiceException.Kind))
            .EqualTo(failure)
            .And.Message.Contains(message);
}
