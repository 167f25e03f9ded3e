import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON (RFC 8259): maps, lists, strings, {@link BigDecimal}s, booleans and null. Expects it well-formed. */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        return (Map<String, Object>) new Json(text).value();
    }

    static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(member -> text(member.getKey()) + ":" + text(member.getValue()))
                        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
            case List<?> list ->
                list.stream().map(Json::text).collect(java.util.stream.Collectors.joining(",", "[", "]"));
            case String string -> "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            default -> value.toString();
        };
    }

    private Object value() {
        char first = next();
        return switch (first) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            default -> word(first);
        };
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        for (char c = next(); c != '}'; c = next()) {
            if (c == '"') {
                String name = string();
                next(); // the colon
                members.put(name, value());
            }
        }
        return members;
    }

    private List<Object> elements() {
        var elements = new ArrayList<Object>();
        for (char c = next(); c != ']'; c = next()) {
            if (c != ',') {
                at--;
                elements.add(value());
            }
        }
        return elements;
    }

    private String string() {
        var string = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            string.append(c == '\\' ? escaped(text.charAt(at++)) : c);
        }
        return string.toString();
    }

    private char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt(text, at, at += 4, 16);
            default -> c;
        };
    }

    private Object word(char first) {
        int start = at - 1;
        while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return switch (first) {
            case 't' -> true;
            case 'f' -> false;
            case 'n' -> null;
            default -> new BigDecimal(text.substring(start, at));
        };
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at++);
    }
}
