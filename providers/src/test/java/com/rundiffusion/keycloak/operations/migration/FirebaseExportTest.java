package com.rundiffusion.keycloak.operations.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.migration.FirebasePeople.Failure;
import com.rundiffusion.keycloak.operations.migration.FirebasePeople.Known;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Firebase's users, read. */
final class FirebaseExportTest {

    private final FirebasePeople people = new FirebasePeople();

    @Test
    void theApisUsersAreKnownByTheirNameId() throws IOException {
        assertThat(read("""
            {"kind": "identitytoolkit#DownloadAccountResponse", "users": [
              {"localId": "uid-1", "email": "ada@contoso.example", "passwordHash": "x", "providerUserInfo": [
                {"providerId": "password", "rawId": "ada@contoso.example"},
                {"providerId": "saml.contoso", "rawId": "Ada@contoso.example", "federatedId": "f"}]},
              {"localId": "uid-2", "providerUserInfo": [{"providerId": "saml.fabrikam", "rawId": "b@fabrikam.example"}]},
              {"localId": "uid-3"}
            ], "nextPageToken": "t"}\
            """)).isTrue();

        assertThat(people.known()).containsExactly(new Known(1, "Ada@contoso.example", "uid-1"));
        assertThat(people.skipped()).isEqualTo(2);
        assertThat(people.failures()).isEmpty();
    }

    @Test
    void theAdminSdksUsersAreKnownToo() throws IOException {
        assertThat(read("""
            [{"uid": "uid-1", "providerData": [{"uid": "ada", "providerId": "saml.contoso"}]},
             {"uid": "uid-2", "providerUserInfo": [{"uid": "ben", "providerId": "saml.contoso"}]}]\
            """)).isTrue();

        assertThat(people.known()).containsExactly(new Known(1, "ada", "uid-1"), new Known(2, "ben", "uid-2"));
    }

    @Test
    void pagesMayFollowEachOtherAndAnEmptyOneIsNoFault() throws IOException {
        assertThat(read("{\"users\":[" + user("u1", "a") + "]}\n{\"kind\":\"k\",\"nextPageToken\":\"t\"}\n{\"users\":["
                        + user("u2", "b") + "]}"))
                .isTrue();

        assertThat(people.known()).extracting(Known::user).containsExactly(1, 2);
    }

    /** An alias is lower case, the id at Firebase need not be. */
    @Test
    void theProvidersCaseDoesNotMatter() throws IOException {
        read("[" + user("u1", "a").replace("saml.contoso", "saml.Contoso") + "]");

        assertThat(people.known()).hasSize(1);
    }

    /** SAML compares NameIDs exactly; which of two a person means is decided at the sign-in. */
    @Test
    void nameIdsThatDifferInCaseAreTwo() throws IOException {
        read("[" + user("u1", "Ada") + "," + user("u2", "ada") + "]");

        assertThat(people.known()).hasSize(2);
        assertThat(people.failures()).isEmpty();
    }

    @Test
    void oneUidMayHaveTwoNameIds() throws IOException {
        read("[" + user("u1", "maiden@contoso.example") + "," + user("u1", "married@contoso.example") + "]");

        assertThat(people.known()).hasSize(2);
    }

    @Test
    void aNameIdOfTwoUidsIsNobodys() throws IOException {
        read("[" + user("u1", "a") + "," + user("u2", "a") + "," + user("u1", "a") + "," + user("u3", "b") + "]");

        assertThat(people.known()).containsExactly(new Known(4, "b", "u3"));
        assertThat(people.failures())
                .containsExactly(
                        new Failure(1, FirebaseUserFault.NAME_ID_AMBIGUOUS),
                        new Failure(2, FirebaseUserFault.NAME_ID_AMBIGUOUS),
                        new Failure(3, FirebaseUserFault.NAME_ID_AMBIGUOUS));
    }

    @Test
    void theSameOnceMoreIsNoFault() throws IOException {
        read("[" + user("u1", "a") + "," + user("u1", "a") + "]");

        assertThat(people.known()).hasSize(1);
        assertThat(people.repeated()).isEqualTo(1);
        assertThat(people.failures()).isEmpty();
    }

    @Test
    void valuesUpToTheLongestAreKnownAndLongerOnesAreNot() throws IOException {
        read("[" + user("u".repeat(128), "n".repeat(255)) + "]");
        assertThat(people.known()).hasSize(1);

        read("[" + user("u".repeat(129), "a") + "," + user("u", "n".repeat(256)) + "]");
        assertThat(people.known()).hasSize(1);
        assertThat(people.failures())
                .extracting(Failure::fault)
                .containsExactly(FirebaseUserFault.UID_UNUSABLE, FirebaseUserFault.NAME_ID_UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"localId\":\"u\",\"providerUserInfo\":[{\"providerId\":\"saml.contoso\"}]}",
                "{\"localId\":\"u\",\"providerUserInfo\":[{\"providerId\":\"saml.contoso\",\"rawId\":\" \"}]}",
                "{\"localId\":\"u\",\"providerUserInfo\":[{\"providerId\":\"saml.contoso\",\"rawId\":7}]}",
                "{\"localId\":\"u\",\"providerUserInfo\":[{\"providerId\":\"saml.contoso\",\"rawId\":\"a\\u0000\"}]}",
                "{\"providerUserInfo\":[{\"providerId\":\"saml.contoso\",\"rawId\":\"a\"}]}",
                "{\"localId\":\"u\\n\",\"providerUserInfo\":[{\"providerId\":\"saml.contoso\",\"rawId\":\"a\"}]}"
            })
    void aUserWithoutUidOrNameIdFailsAlone(String user) throws IOException {
        assertThat(read("[" + user + "," + user("u1", "b") + "]")).isTrue();

        assertThat(people.failures()).extracting(Failure::user).containsExactly(1);
        assertThat(people.known()).extracting(Known::nameId).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "users",
                "7",
                "{\"users\":[{\"localId\":\"u1\"}",
                "{\"users\":[{\"localId\":\"u1\"},7]}",
                "{\"users\":{}}",
                "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\"}}",
                "uid-1,ada@contoso.example,false,,,,"
            })
    void anythingElseIsNotFirebasesList(String body) throws IOException {
        assertThat(read(body)).isFalse();
    }

    /** Bytes that begin like UTF-32 and go on as something else. */
    @Test
    void aFileInNoEncodingIsNotFirebasesList() throws IOException {
        byte[] file = {0, 0, 0, '[', 'e', 'r', 's', '"', 1, 16, ']', 3};

        assertThat(new FirebaseExport("saml.contoso", people)
                        .read(new RequestBody(new ByteArrayInputStream(file), null)))
                .isFalse();
    }

    @Test
    void aHundredMegabytesOfOtherCompaniesUsersAreSkipped() throws IOException {
        String filler = "x".repeat(1000);
        byte[] thousand = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"localId\":\"" + filler + "\"},")
                .reduce("", String::concat)
                .getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = IntStream.range(0, 100)
                .<InputStream>mapToObj(i -> new ByteArrayInputStream(thousand))
                .collect(Collectors.toList());
        parts.add(0, stream("["));
        parts.add(stream(user("u1", "a") + "]"));

        assertThat(new FirebaseExport("saml.contoso", people)
                        .read(new RequestBody(new SequenceInputStream(Collections.enumeration(parts)), null)))
                .isTrue();
        assertThat(people.skipped()).isEqualTo(100_000);
        assertThat(people.known()).containsExactly(new Known(100_001, "a", "u1"));
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        RequestBody body = new RequestBody(
                new ByteArrayInputStream("[{\"localId\":\"M\u00FCller\"}]".getBytes(StandardCharsets.ISO_8859_1)),
                null);

        assertThatExceptionOfType(RequestBody.Unreadable.class)
                .isThrownBy(() -> new FirebaseExport("saml.contoso", people).read(body))
                .satisfies(refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.BYTES_UNREADABLE));
    }

    private static String user(String uid, String nameId) {
        return "{\"localId\":\"" + uid + "\",\"providerUserInfo\":[{\"providerId\":\"saml.contoso\",\"rawId\":\""
                + nameId + "\"}]}";
    }

    private boolean read(String body) throws IOException {
        return new FirebaseExport("saml.contoso", people).read(new RequestBody(stream(body), null));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
