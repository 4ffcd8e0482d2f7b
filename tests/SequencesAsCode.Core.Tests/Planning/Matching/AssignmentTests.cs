using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Tests.Planning.Matching;

[TestFixture]
internal sealed class AssignmentTests
{
    [Test]
    public void The_cheapest_assignment_is_found([Range(0, 6)] int rows, [Range(0, 2)] int spare)
    {
        var columns = rows + spare;
        var random = TestContext.CurrentContext.Random;
        for (var round = 0; round < 30; round++)
        {
            // Few distinct costs, so that ties are common.
            var cost = new double[rows, columns];
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++)
                    cost[i, j] = random.Next(6) / 4.0;
            }

            var assigned = Assignment.Solve(cost);

            var printed = $"round {round}: {string.Join(" ", cost.Cast<double>())}";
            Assert.That(assigned, Is.Unique, printed);
            Assert.That(
                assigned.Select((column, row) => cost[row, column]).Sum(),
                Is.EqualTo(Cheapest(cost, 0, [])).Within(1e-9),
                printed
            );
            Assert.That(Assignment.Solve(cost), Is.EqualTo(assigned), printed);
        }
    }

    [Test]
    public void More_rows_than_columns_are_refused()
    {
        Assert.That(() => Assignment.Solve(new double[2, 1]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static double Cheapest(double[,] cost, int row, HashSet<int> taken)
    {
        if (row == cost.GetLength(0))
            return 0;
        var best = double.PositiveInfinity;
        for (var column = 0; column < cost.GetLength(1); column++)
        {
            if (!taken.Add(column))
                continue;
            best = Math.Min(best, cost[row, column] + Cheapest(cost, row + 1, taken));
            taken.Remove(column);
        }

        return best;
    }
}
