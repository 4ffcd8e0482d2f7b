namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>
/// Finds the exact minimal-cost assignment in cubic time, by shortest augmenting paths with potentials. An instance is
/// used once.
/// </summary>
internal sealed class Assignment
{
    // Rows and columns count from 1; column 0 stands for the row that is being added.
    private readonly double[,] cost;
    private readonly int rows;
    private readonly int columns;
    private readonly double[] rowPotential;
    private readonly double[] columnPotential;
    private readonly int[] rowOfColumn;
    private readonly int[] previousColumn;

    private Assignment(double[,] cost)
    {
        this.cost = cost;
        rows = cost.GetLength(0);
        columns = cost.GetLength(1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, columns, nameof(cost));
        rowPotential = new double[rows + 1];
        columnPotential = new double[columns + 1];
        rowOfColumn = new int[columns + 1];
        previousColumn = new int[columns + 1];
    }

    /// <summary>
    /// Assigns a column to each row so that the total cost is minimal. Equal inputs give an equal assignment.
    /// </summary>
    /// <param name="cost">The cost of each column for each row.</param>
    /// <returns>The column of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more rows than columns.</exception>
    public static int[] Solve(double[,] cost) => new Assignment(cost).Solve();

    private int[] Solve()
    {
        for (var row = 1; row <= rows; row++)
        {
            rowOfColumn[0] = row;
            Augment(FreeColumn());
        }

        var columnOfRow = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOfColumn[column] > 0)
                columnOfRow[rowOfColumn[column] - 1] = column - 1;
        }

        return columnOfRow;
    }

    // Follows the shortest path from column 0 to a column without a row.
    private int FreeColumn()
    {
        var shortest = new double[columns + 1];
        Array.Fill(shortest, double.PositiveInfinity);
        var isUsed = new bool[columns + 1];
        var column = 0;
        do
        {
            isUsed[column] = true;
            var next = Nearest(column, shortest, isUsed);
            Shift(shortest[next], shortest, isUsed);
            column = next;
        } while (rowOfColumn[column] != 0);

        return column;
    }

    // Updates the shortest distances by the row of a column, and returns the unused column with the least one.
    private int Nearest(int from, double[] shortest, bool[] isUsed)
    {
        var row = rowOfColumn[from];
        var least = double.PositiveInfinity;
        var nearest = 0;
        for (var column = 1; column <= columns; column++)
        {
            if (isUsed[column])
                continue;
            var reduced = cost[row - 1, column - 1] - rowPotential[row] - columnPotential[column];
            if (reduced < shortest[column])
            {
                shortest[column] = reduced;
                previousColumn[column] = from;
            }

            if (shortest[column] < least)
            {
                least = shortest[column];
                nearest = column;
            }
        }

        return nearest;
    }

    private void Shift(double delta, double[] shortest, bool[] isUsed)
    {
        for (var column = 0; column <= columns; column++)
        {
            if (isUsed[column])
            {
                rowPotential[rowOfColumn[column]] += delta;
                columnPotential[column] -= delta;
            }
            else
            {
                shortest[column] -= delta;
            }
        }
    }

    // Hands each column of the path the row of the column before it.
    private void Augment(int column)
    {
        while (column != 0)
        {
            rowOfColumn[column] = rowOfColumn[previousColumn[column]];
            column = previousColumn[column];
        }
    }
}
