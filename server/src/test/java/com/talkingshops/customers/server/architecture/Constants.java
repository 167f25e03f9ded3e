package com.talkingshops.customers.server.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URI;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What rules say of the texts in a class, which ArchUnit does not read. */
final class Constants {

    private Constants() {}

    /** A class that has one of some words in a text, as SQL has names of tables. */
    static ArchCondition<JavaClass> name(String... words) {
        return new ArchCondition<>("name " + String.join(" or ", words)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.of(words)
                        .filter(word -> texts(type).anyMatch(text -> text.contains(word)))
                        .forEach(word ->
                                events.add(SimpleConditionEvent.satisfied(type, type.getName() + " names " + word)));
            }
        };
    }

    private static Stream<String> texts(JavaClass type) {
        var pool = ClassFile.of()
                .parse(bytes(type.getSource().orElseThrow().getUri()))
                .constantPool();
        return StreamSupport.stream(pool.spliterator(), false)
                .filter(Utf8Entry.class::isInstance)
                .map(entry -> ((Utf8Entry) entry).stringValue());
    }

    private static byte[] bytes(URI classFile) {
        try (InputStream in = classFile.toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
