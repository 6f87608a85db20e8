object a6a8739c8a6f14dfefdfc693a4ed389fe3773cd8
type commit
tag v1.0
tagger Release Manager <release@example.org> 1768435200 +0000

Release 1.0
-----BEGIN PGP SIGNATURE-----

iIoEABYIADIWIQRU8s6V/16MS4X5DffGV3yaTiIa4wUCaWguABQccmVsZWFzZUBl
eGFtcGxlLm9yZwAKCRDGV3yaTiIa42MeAQCkGJ7MLdv1qG3mxlAaFYTrp3hK/c/X
HvjKyyMdI3DWmAEApLmk2rMQ01nh19DDbwfcmndztgpQEYnpkSUEpLVxkQU=
=Dqh5
-----END PGP SIGNATURE-----
