"""Official texts as they come in: what each asks of whom, proposed to somebody who decides."""
