// Command tls makes certificates and keys as people put them into Secrets of type kubernetes.io/tls, right and wrong, and
// says of each pair what an API server says: it warns of the error of tls.X509KeyPair.
//
// Standard output: a JSON array of cases.
package main

import (
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"os"
	"strings"
	"time"
)

type pair struct {
	Name string `json:"name"`
	Crt  string `json:"crt"`
	Key  string `json:"key"`
	// Warning is what the server says; empty where it says nothing.
	Warning string `json:"warning"`
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func block(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

func certificateOf(key crypto.Signer, until time.Time) []byte {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7),
		Subject:      pkix.Name{CommonName: "shop.example"},
		DNSNames:     []string{"shop.example"},
		NotBefore:    time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC),
		NotAfter:     until,
	}
	return must(x509.CreateCertificate(rand.Reader, template, template, key.Public(), key))
}

func pkcs8(key any) []byte { return must(x509.MarshalPKCS8PrivateKey(key)) }

func curve(c elliptic.Curve) *ecdsa.PrivateKey { return must(ecdsa.GenerateKey(c, rand.Reader)) }

func main() {
	later := time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC)
	ec, other := curve(elliptic.P256()), curve(elliptic.P256())
	rsaKey := must(rsa.GenerateKey(rand.Reader, 2048))
	_, edKey, _ := ed25519.GenerateKey(rand.Reader)
	x25519 := must(ecdh.X25519().GenerateKey(rand.Reader))
	ecDER, rsaDER := must(x509.MarshalECPrivateKey(ec)), x509.MarshalPKCS1PrivateKey(rsaKey)
	certDER := certificateOf(ec, later)
	cert, key := block("CERTIFICATE", certDER), block("EC PRIVATE KEY", ecDER)
	rsaCert, edCert := block("CERTIFICATE", certificateOf(rsaKey, later)), block("CERTIFICATE", certificateOf(edKey, later))
	authority := block("CERTIFICATE", certificateOf(other, later))
	ecKey := func(c elliptic.Curve) (string, string) {
		k := curve(c)
		return block("CERTIFICATE", certificateOf(k, later)), block("PRIVATE KEY", pkcs8(k))
	}
	p224, p224Key := ecKey(elliptic.P224())
	p384, p384Key := ecKey(elliptic.P384())
	p521, p521Key := ecKey(elliptic.P521())
	garbage := []byte(strings.Repeat("not a certificate ", 8))
	encrypted := pem.Block{Type: "RSA PRIVATE KEY", Headers: map[string]string{"Proc-Type": "4,ENCRYPTED", "DEK-Info": "AES-256-CBC,00"}, Bytes: garbage}
	body := strings.Split(cert, "\n")
	cut := strings.Join(append(append([]string{}, body[:3]...), body[len(body)-2:]...), "\n")
	oneLine := "-----BEGIN CERTIFICATE-----\n" + base64.StdEncoding.EncodeToString(certDER) + "\n-----END CERTIFICATE-----"
	parameters := "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"

	pairs := []pair{
		{Name: "RSA in PKCS #1", Crt: rsaCert, Key: block("RSA PRIVATE KEY", rsaDER)},
		{Name: "RSA in PKCS #8", Crt: rsaCert, Key: block("PRIVATE KEY", pkcs8(rsaKey))},
		{Name: "PKCS #8 named RSA", Crt: rsaCert, Key: block("RSA PRIVATE KEY", pkcs8(rsaKey))},
		{Name: "PKCS #1 named PRIVATE KEY", Crt: rsaCert, Key: block("PRIVATE KEY", rsaDER)},
		{Name: "P-256 in SEC 1", Crt: cert, Key: key},
		{Name: "P-256 in PKCS #8", Crt: cert, Key: block("PRIVATE KEY", pkcs8(ec))},
		{Name: "P-224", Crt: p224, Key: p224Key},
		{Name: "P-384", Crt: p384, Key: p384Key},
		{Name: "P-521", Crt: p521, Key: p521Key},
		{Name: "Ed25519", Crt: edCert, Key: block("PRIVATE KEY", pkcs8(edKey))},
		{Name: "a chain", Crt: cert + authority, Key: key},
		{Name: "a chain with the authority first", Crt: authority + cert, Key: key},
		{Name: "a chain that ends with garbage", Crt: cert + block("CERTIFICATE", garbage), Key: key},
		{Name: "a chain that starts with garbage", Crt: block("CERTIFICATE", garbage) + cert, Key: key},
		{Name: "parameters before the key", Crt: cert, Key: parameters + key},
		{Name: "the same file for both", Crt: cert + key, Key: cert + key},
		{Name: "the key first in the certificate", Crt: key + cert, Key: key},
		{Name: "text around", Crt: "subject=shop\n" + cert + "issuer=shop\n", Key: "Bag Attributes\n" + key + "end"},
		{Name: "text before on the same line", Crt: "crt: " + cert, Key: key},
		{Name: "Windows line ends", Crt: strings.ReplaceAll(cert, "\n", "\r\n"), Key: strings.ReplaceAll(key, "\n", "\r\n")},
		{Name: "no line end at the end", Crt: strings.TrimSpace(cert), Key: strings.TrimSpace(key)},
		{Name: "the body in one line", Crt: oneLine, Key: key},
		{Name: "all in one line", Crt: strings.ReplaceAll(cert, "\n", " "), Key: key},
		{Name: "escaped line ends", Crt: strings.ReplaceAll(cert, "\n", `\n`), Key: key},
		{Name: "indented", Crt: strings.ReplaceAll(cert, "\n", "\n  "), Key: key},
		{Name: "indented from the first line", Crt: "  " + strings.ReplaceAll(cert, "\n", "\n  "), Key: key},
		{Name: "spaces at the ends of lines", Crt: strings.ReplaceAll(cert, "\n", "  \t\n"), Key: key},
		{Name: "a byte order mark", Crt: "\uFEFF" + cert, Key: key},
		{Name: "base64 twice", Crt: base64.StdEncoding.EncodeToString([]byte(cert)), Key: key},
		{Name: "empty", Crt: "", Key: ""},
		{Name: "an empty key", Crt: cert, Key: ""},
		{Name: "an empty block", Crt: "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", Key: key},
		{Name: "only a BEGIN line", Crt: "-----BEGIN CERTIFICATE-----\n", Key: key},
		{Name: "no END line", Crt: strings.Join(body[:len(body)-2], "\n"), Key: key},
		{Name: "an END line of another type", Crt: strings.Replace(cert, "END CERTIFICATE", "END CERT", 1), Key: key},
		{Name: "text behind the END line", Crt: strings.TrimSpace(cert) + "x", Key: key},
		{Name: "a dash too few", Crt: strings.Replace(cert, "CERTIFICATE-----", "CERTIFICATE----", 1), Key: key},
		{Name: "a header without a body", Crt: "-----BEGIN CERTIFICATE-----\na: b\n-----END CERTIFICATE-----\n", Key: key},
		{Name: "headers", Crt: strings.Replace(cert, "-----\n", "-----\na: b\n\n", 1), Key: key},
		{Name: "a BEGIN line twice", Crt: "-----BEGIN CERTIFICATE-----\n" + cert, Key: key},
		{Name: "a placeholder", Crt: "-----BEGIN CERTIFICATE-----\n...\n-----END CERTIFICATE-----\n", Key: key},
		{Name: "base64 without its end", Crt: "-----BEGIN CERTIFICATE-----\nTUlJQg\n-----END CERTIFICATE-----\n", Key: key},
		{Name: "a line cut out", Crt: cut, Key: key},
		{Name: "garbage in the certificate", Crt: block("CERTIFICATE", garbage), Key: key},
		{Name: "garbage in the key", Crt: cert, Key: block("EC PRIVATE KEY", garbage)},
		{Name: "bytes behind the certificate", Crt: block("CERTIFICATE", append(append([]byte{}, certDER...), 0)), Key: key},
		{Name: "bytes behind the key in PKCS #1", Crt: rsaCert, Key: block("RSA PRIVATE KEY", append(append([]byte{}, rsaDER...), 0))},
		{Name: "bytes behind the key in PKCS #8", Crt: cert, Key: block("PRIVATE KEY", append(pkcs8(ec), 0))},
		{Name: "a request", Crt: block("CERTIFICATE REQUEST", certDER), Key: key},
		{Name: "a trusted certificate", Crt: block("TRUSTED CERTIFICATE", certDER), Key: key},
		{Name: "two other blocks", Crt: parameters + key, Key: key},
		{Name: "switched", Crt: key, Key: cert},
		{Name: "a certificate in place of the key", Crt: cert, Key: cert},
		{Name: "a public key in place of the key", Crt: cert, Key: block("PUBLIC KEY", must(x509.MarshalPKIXPublicKey(ec.Public())))},
		{Name: "a key of OpenSSH", Crt: cert, Key: block("OPENSSH PRIVATE KEY", garbage)},
		{Name: "an encrypted key", Crt: rsaCert, Key: string(pem.EncodeToMemory(&encrypted))},
		{Name: "an encrypted key in PKCS #8", Crt: cert, Key: block("ENCRYPTED PRIVATE KEY", garbage)},
		{Name: "a key for another purpose", Crt: cert, Key: block("PRIVATE KEY", pkcs8(x25519))},
		{Name: "the key of another certificate", Crt: cert, Key: block("EC PRIVATE KEY", must(x509.MarshalECPrivateKey(other)))},
		{Name: "a key of another type", Crt: cert, Key: block("RSA PRIVATE KEY", rsaDER)},
		{Name: "a key of another type, Ed25519", Crt: edCert, Key: key},
		{Name: "an expired certificate", Crt: block("CERTIFICATE", certificateOf(ec, time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC))), Key: key},
	}
	for i, p := range pairs {
		if _, err := tls.X509KeyPair([]byte(p.Crt), []byte(p.Key)); err != nil {
			pairs[i].Warning = err.Error()
		}
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	must(0, out.Encode(pairs))
}
