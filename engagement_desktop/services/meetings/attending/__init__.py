"""Who is there: presence by the clock, seats, pouvoirs, quorum."""
