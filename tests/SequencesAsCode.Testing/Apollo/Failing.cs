using NUnit.Framework.Constraints;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Testing.Builders;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>Constraints on service exceptions.</summary>
internal static class Failing
{
    public static Constraint With(ServiceFailure failure) => Throws.InstanceOf<ServiceException>().With.Property(nameof(ServiceException.Failure)).EqualTo(failure);

    public static Constraint With(ServiceFailure failure, string message) => Throws.InstanceOf<ServiceException>().With.Property(nameof(ServiceException.Failure)).EqualTo(failure).And.Message.Contains(message);
}
