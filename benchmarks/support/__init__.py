"""What the benchmarks and the terminal tests share."""
