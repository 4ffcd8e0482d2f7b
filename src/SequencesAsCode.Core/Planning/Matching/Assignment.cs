namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>The exact minimal-cost assignment (shortest augmenting paths with potentials, cubic time).</summary>
internal static class Assignment
{
    /// <summary>
    /// For each row the column it gets, so that the total cost is minimal. There must be at least as many columns as
    /// rows. Deterministic.
    /// </summary>
    public static int[] Of(double[,] cost)
    {
        var (rows, columns) = (cost.GetLength(0), cost.GetLength(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, columns);
        var rowPotential = new double[rows + 1];
        var columnPotential = new double[columns + 1];
        var rowOfColumn = new int[columns + 1];
        var way = new int[columns + 1];

        for (var row = 1; row <= rows; row++)
        {
            rowOfColumn[0] = row;
            var column = 0;
            var shortest = new double[columns + 1];
            Array.Fill(shortest, double.PositiveInfinity);
            var used = new bool[columns + 1];
            do
            {
                used[column] = true;
                var (current, delta, next) = (rowOfColumn[column], double.PositiveInfinity, 0);
                for (var j = 1; j <= columns; j++)
                {
                    if (used[j])
                        continue;
                    var reduced = cost[current - 1, j - 1] - rowPotential[current] - columnPotential[j];
                    if (reduced < shortest[j])
                        (shortest[j], way[j]) = (reduced, column);
                    if (shortest[j] < delta)
                        (delta, next) = (shortest[j], j);
                }

                for (var j = 0; j <= columns; j++)
                {
                    if (used[j])
                    {
                        rowPotential[rowOfColumn[j]] += delta;
                        columnPotential[j] -= delta;
                    }
                    else
                    {
                        shortest[j] -= delta;
                    }
                }

                column = next;
            } while (rowOfColumn[column] != 0);

            while (column != 0)
            {
                rowOfColumn[column] = rowOfColumn[way[column]];
                column = way[column];
            }
        }

        var columnOfRow = new int[rows];
        for (var j = 1; j <= columns; j++)
        {
            if (rowOfColumn[j] > 0)
                columnOfRow[rowOfColumn[j] - 1] = j - 1;
        }

        return columnOfRow;
    }
}
