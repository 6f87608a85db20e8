object a6a8739c8a6f14dfefdfc693a4ed389fe3773cd8
type commit
tag v0.9
tagger Release Manager <release@example.org> 1768435200 +0000

Unsigned
