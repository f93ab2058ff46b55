# A certificate of attendance, for whoever was there and asks.
certificate-button = Certificate
certificates-button = Certificates
certificates-which = Of which talk do you want a certificate of attendance?
certificates-none = I saw you at no talk here that is over, or no longer keep it: I keep for 90 days who was there.
certificate-form = Certificate of attendance
certificate-field-name = Your name as it shall stand there
certificate-field-name-hint = I do not keep it, nor that you asked.
certificate-here = Here is your certificate. Only you see this message, and nobody hears that you asked.
certificate-boxes = I have no letters for a part of it, so boxes stand there. If that is your name, please ask again and type it in other letters, Latin ones for example.
certificate-title = Certificate of attendance
certificate-says = This is to say that
certificate-was = was at the talk
certificate-series = { $series }, { $edition }{ $producers ->
    [none] {""}
   *[other] {" · "}{ $producers }
 }
certificate-minutes = { $minutes ->
    [one] Present for 1 minute
   *[other] Present for { $minutes } minutes
 } (planned: { $of })
certificate-marked = Present, as the organisers noted
certificate-how = Made by Rostrum at the request of the person named, who gave the name. The presence is what was seen in the talk's channel while it ran, or what the organisers noted.
